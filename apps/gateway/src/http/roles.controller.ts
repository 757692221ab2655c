import { Body, Controller, Get, Headers, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CallerOf, Requires, type Caller } from '@engawa/auth';
import { createRow, IdempotencyOf, type IdempotentRequest, Problem, replaceRow } from '@engawa/http';
import { Changed } from '@engawa/service';
import { DataSource } from 'typeorm';
import { changesBetween } from '../access/changes.js';
import { refuseBeyondOwn } from '../access/own-access.js';
import { ADMINISTRATOR } from '../access/roles.js';
import { RoleRow } from '../db/role.entity.js';
import { RoleDto, RoleListDto, RoleVersionDto } from './roles.dto.js';

/** Roles are sets of permissions, of which one gives only those that one has. A change counts within 5 s, also for streams that are open. */
@ApiTags('access')
@Controller('api/roles')
export class RolesController {
  constructor(private readonly db: DataSource) {}

  @Requires('access.read')
  @Get()
  @ApiOkResponse({ type: RoleListDto })
  async roles() {
    return { items: await this.db.getRepository(RoleRow).find({ order: { id: 'ASC' } }), nextCursor: null };
  }

  @Requires('access.write')
  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: RoleVersionDto })
  addRole(@Body() body: RoleDto, @IdempotencyOf() request: IdempotentRequest, @CallerOf() caller: Caller, @Changed() changed: string[]) {
    changed.push(body.id, ...changesBetween(null, rowOf(body)));
    refuseBeyondOwn(caller, rowOf(body));
    return createRow(this.db, request, RoleRow, rowOf(body));
  }

  @Requires('access.write')
  @Put(':id')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: RoleVersionDto })
  async replaceRole(
    @Param('id') id: string,
    @Body() body: RoleDto,
    @Headers('if-match') ifMatch: string | undefined,
    @CallerOf() caller: Caller,
    @Changed() changed: string[],
  ) {
    const before = await this.db.getRepository(RoleRow).findOneBy({ id });
    changed.push(...changesBetween(before, rowOf(body)));
    if (id === ADMINISTRATOR) {
      throw new Problem(403, 'fixed-role', 'An administrator may do everything, so that somebody can always mend the rest.');
    }
    // A role that is a partner's no more reaches every customer, which its permissions did not mean before.
    const isOpened = before?.forPartners && !body.forPartners;
    refuseBeyondOwn(caller, rowOf(body), isOpened ? undefined : (before ?? undefined));
    return replaceRow(this.db, RoleRow, id, ifMatch, rowOf(body));
  }
}

const rowOf = ({ authority = {}, forPartners = false, ...role }: RoleDto): Omit<RoleRow, 'version'> => ({ ...role, authority, forPartners });
