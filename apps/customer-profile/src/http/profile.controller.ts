import { Body, Controller, Get, Headers, HttpCode, Param, Post, Put, Req } from '@nestjs/common';
import { ApiExtraModels, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ForPartners, Requires } from '@engawa/auth';
import type { ProfileFields } from '@engawa/contracts';
import { IdempotencyOf, idempotentlyDone, Problem, replaceRow, UuidParam, type IdempotentRequest } from '@engawa/http';
import { Changed } from '@engawa/service';
import { Clock } from '@engawa/timers';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { correctProfile, type Correction } from '../commands/correct-profile.js';
import { ProfileSourceRow } from '../db/profile-source.entity.js';
import { profileHistory } from '../queries/profile-history.js';
import { refuseMerged } from './merged.js';
import { CorrectProfileDto, ProfileHistoryDto, ProfileSourceDto, ProfileSourceListDto, ProfileSourceVersionDto, SaidDto } from './profile.dto.js';

/** What is known of customers: by whom it was said, whose word counts, and what a department corrects. */
@ApiTags('customers')
@Controller('api')
export class ProfileController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  @Requires('personal.read')
  @ForPartners({ customer: 'id' })
  @Get('customers/:id/profile')
  @ApiExtraModels(SaidDto)
  @ApiOkResponse({ type: ProfileHistoryDto })
  async profile(@UuidParam('id') id: string, @Req() request: FastifyRequest) {
    await refuseMerged(this.db, id, request);
    return profileHistory(this.db, id);
  }

  @Requires('customers.write')
  @ForPartners({ customer: 'id' })
  @Post('customers/:id/profile')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @HttpCode(204)
  @ApiNoContentResponse()
  async correctProfile(@UuidParam('id') id: string, @Body() body: CorrectProfileDto, @IdempotencyOf() request: IdempotentRequest, @Changed() changed: string[]) {
    const correction = correctionOf(body);
    const said = [...Object.keys(correction.profile ?? {}), ...(correction.emptied ?? [])];
    if (said.length === 0) throw new Problem(400, 'nothing-said', 'Say at least one field.');
    await idempotentlyDone(this.db, request, (tx) => correctProfile(tx, id, correction, this.clock.now()));
    // Not before: names of attributes are known to be some only then.
    changed.push(...said);
  }

  @Requires('customers.read')
  @Get('profile-sources')
  @ApiOkResponse({ type: ProfileSourceListDto })
  async sources() {
    return { items: await this.db.getRepository(ProfileSourceRow).find({ order: { priority: 'ASC', id: 'ASC' } }), nextCursor: null };
  }

  @Requires('identity.write')
  @Put('profile-sources/:id')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: ProfileSourceVersionDto })
  replaceSource(@Param('id') id: string, @Body() body: ProfileSourceDto, @Headers('if-match') ifMatch: string | undefined) {
    return replaceRow(this.db, ProfileSourceRow, id, ifMatch, body);
  }
}

/** Null says that a field has no value. */
function correctionOf({ attributes = {}, ...body }: CorrectProfileDto): Correction {
  const fields = Object.entries(body).filter(([, value]) => value !== undefined);
  const own = Object.entries(attributes ?? {});
  const emptied = [...fields.filter(([, value]) => value === null).map(([field]) => field), ...own.filter(([, value]) => value === null).map(([id]) => `attributes.${id}`)];
  const [said, saidOwn] = [fields, own].map((each) => each.filter(([, value]) => value !== null));
  const profile = { ...plain(Object.fromEntries(said!)), ...(saidOwn!.length > 0 ? { attributes: Object.fromEntries(saidOwn!) } : {}) } as ProfileFields;
  return { ...(Object.keys(profile).length > 0 ? { profile } : {}), ...(emptied.length > 0 ? { emptied } : {}) };
}

/** Without the classes that validation makes of objects, and without what has no value in an address. */
const plain = (value: object) => JSON.parse(JSON.stringify(value), (_, member: unknown) => member ?? undefined) as ProfileFields;
