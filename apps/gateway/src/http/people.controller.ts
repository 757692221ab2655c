import { Body, Controller, Get, Headers, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CallerOf, Requires, type Caller } from '@engawa/auth';
import { createRow, IdempotencyOf, type IdempotentRequest, PageQuery, Problem, replaceRow, UuidParam } from '@engawa/http';
import { Changed } from '@engawa/service';
import { DataSource } from 'typeorm';
import { changesBetween } from '../access/changes.js';
import { partnersLimit, refuseBeyondOwn, refuseOwnOrHigher, within } from '../access/own-access.js';
import { People } from '../access/people.js';
import { PartnerRow } from '../db/partner.entity.js';
import { PersonRow } from '../db/person.entity.js';
import { listPeople } from '../queries/list-people.js';
import { PartnerDto, PartnerListDto, PartnerVersionDto, PersonAccessDto, PersonPageDto, PersonVersionDto } from './people.dto.js';

/** Who has access, for whom they work, and until when. A change counts within 5 s. */
@ApiTags('access')
@Controller('api')
export class PeopleController {
  constructor(
    private readonly db: DataSource,
    private readonly known: People,
  ) {}

  @Requires('access.read')
  @Get('people')
  @ApiOkResponse({ type: PersonPageDto })
  people(@Query() query: PageQuery) {
    return listPeople(this.db, query);
  }

  @Requires('access.write')
  @Put('people/:id')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: PersonVersionDto })
  async replacePerson(
    @UuidParam('id') id: string,
    @Body() body: PersonAccessDto,
    @Headers('if-match') ifMatch: string | undefined,
    @CallerOf() caller: Caller,
    @Changed() changed: string[],
  ) {
    const { partner = null, endsOn = null } = body;
    const before = await this.db.getRepository(PersonRow).findOneBy({ id });
    changed.push(...changesBetween(before, { partner, endsOn }));
    refuseOwnOrHigher(caller, id, await this.known.permissionsOf(id));
    const [left, joined] = [await this.partnerOf(before?.partner ?? null), await this.partnerOf(partner)];
    if (partner !== null && !joined) {
      const errors = [{ pointer: '/partner', detail: 'is no partner' }];
      throw new Problem(400, 'unknown-partner', 'There is no such partner. Add it first.', { errors });
    }
    const promised = await this.known.promisedByRoles(id);
    const at = (where: PartnerRow | null) => ({ permissions: [], authority: within(promised, partnersLimit(where?.authority ?? null)) });
    // Somebody who may come back gains all that they may promise.
    refuseBeyondOwn(caller, at(joined), isLater(endsOn, before?.endsOn) ? undefined : at(left));
    return replaceRow(this.db, PersonRow, id, ifMatch, { id: body.id, partner, endsOn });
  }

  @Requires('access.read')
  @Get('partners')
  @ApiOkResponse({ type: PartnerListDto })
  async partners() {
    return { items: await this.db.getRepository(PartnerRow).find({ order: { id: 'ASC' } }), nextCursor: null };
  }

  @Requires('access.write')
  @Post('partners')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: PartnerVersionDto })
  addPartner(@Body() body: PartnerDto, @IdempotencyOf() request: IdempotentRequest, @CallerOf() caller: Caller, @Changed() changed: string[]) {
    changed.push(body.id, ...changesBetween(null, rowOf(body)));
    refuseBeyondOwn(caller, { permissions: [], authority: partnersLimit(body.authority ?? null) });
    return createRow(this.db, request, PartnerRow, rowOf(body));
  }

  @Requires('access.write')
  @Put('partners/:id')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: PartnerVersionDto })
  async replacePartner(
    @Param('id') id: string,
    @Body() body: PartnerDto,
    @Headers('if-match') ifMatch: string | undefined,
    @CallerOf() caller: Caller,
    @Changed() changed: string[],
  ) {
    const before = await this.db.getRepository(PartnerRow).findOneBy({ id });
    changed.push(...changesBetween(before, rowOf(body)));
    const given = { permissions: isLater(body.endsOn, before?.endsOn) ? await this.known.permissionsAt(id) : [], authority: partnersLimit(body.authority ?? null) };
    refuseBeyondOwn(caller, given, { permissions: [], authority: before ? partnersLimit(before.authority) : {} });
    return replaceRow(this.db, PartnerRow, id, ifMatch, rowOf(body));
  }

  private async partnerOf(id: string | null): Promise<PartnerRow | null> {
    return id === null ? null : this.db.getRepository(PartnerRow).findOneBy({ id });
  }
}

/** Whether access ends later than it did; null has no end. */
const isLater = (endsOn: string | null = null, before: string | null = null): boolean => before !== null && (endsOn === null || endsOn > before);

const rowOf = ({ id, name, endsOn = null, authority = null }: PartnerDto): Omit<PartnerRow, 'version'> => ({ id, name, endsOn, authority });
