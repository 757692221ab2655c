import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CallerOf, Requires, type Caller } from '@engawa/auth';
import { IdempotencyOf, idempotently, notFound, UuidParam, type IdempotentRequest } from '@engawa/http';
import { Changed, Shown } from '@engawa/service';
import { Clock } from '@engawa/timers';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { mergeCustomers, unmergeCustomers } from '../commands/decide-grouping.js';
import { listMerges, type Merge } from '../queries/list-merges.js';
import { stayingEntries, stayingRecords } from '../queries/staying-entries.js';
import { contactsFor, entryFor } from './masking.js';
import { refuseMerged } from './merged.js';
import { MergeDetailDto, MergedDto, MergeListDto, MergeWithDto, PartedDto, UnmergeDto } from './merges.dto.js';

const STAYING = 50;

/** Which customers became one, by facts or by somebody's decision, and how to undo it. */
@ApiTags('customers')
@Controller('api/customers')
export class MergesController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  @Requires('customers.read')
  @Get(':id/merges')
  @ApiOkResponse({ type: MergeListDto })
  async merges(@UuidParam('id') id: string, @Req() request: FastifyRequest, @CallerOf() caller: Caller, @Shown() shown: string[]) {
    await refuseMerged(this.db, id, request);
    const merges = await listMerges(this.db, id);
    shown.push(id, ...merges.flatMap(bothSides));
    return { items: merges.map((merge) => mergeFor(caller, merge)), nextCursor: null };
  }

  @Requires('customers.read')
  @Get(':id/merges/:merge')
  @ApiOperation({ summary: 'One, with what stays with the survivor when it is undone' })
  @ApiOkResponse({ type: MergeDetailDto })
  async oneMerge(@UuidParam('id') id: string, @UuidParam('merge') mergeId: string, @Req() request: FastifyRequest, @CallerOf() caller: Caller, @Shown() shown: string[]) {
    shown.push(id);
    await refuseMerged(this.db, id, request);
    const [merge] = await listMerges(this.db, id, mergeId);
    if (!merge) throw notFound('The merge');
    shown.push(...bothSides(merge));
    const { count, entries } = await stayingEntries(this.db, merge, STAYING);
    const records = await stayingRecords(this.db, merge);
    return { ...mergeFor(caller, merge), stays: entries.map((entry) => entryFor(caller, entry)), stayCount: count, stayingRecords: records };
  }

  /** Somebody says that the two are one person. The older of two known ones gives its id to both. */
  @Requires('customers.merge')
  @Post(':id/merge')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @HttpCode(200)
  @ApiOkResponse({ type: MergedDto })
  async merge(
    @UuidParam('id') id: string,
    @Body() body: MergeWithDto,
    @IdempotencyOf() request: IdempotentRequest,
    @CallerOf() { subject, name }: Caller,
    @Shown() shown: string[],
  ) {
    shown.push(id, body.with);
    const answer = await idempotently(this.db, request, async (tx) => {
      return { status: 200, body: { id: await mergeCustomers(tx, [id, body.with], { subject, name, now: this.clock.now() }, body.seen) } };
    });
    return answer.body;
  }

  /** Both are there again as they were, with what came since; no fact joins them any more, only another decision. */
  @Requires('customers.merge')
  @Post(':id/unmerge')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @HttpCode(200)
  @ApiOkResponse({ type: PartedDto })
  async unmerge(
    @UuidParam('id') id: string,
    @Body() body: UnmergeDto,
    @IdempotencyOf() request: IdempotentRequest,
    @CallerOf() { subject, name }: Caller,
    @Shown() shown: string[],
    @Changed() changed: string[],
  ) {
    changed.push(body.merge);
    const answer = await idempotently(this.db, request, async (tx) => {
      const [survivor, begun] = await unmergeCustomers(tx, id, body.merge, { subject, name, now: this.clock.now() });
      return { status: 200, body: { survivor, begun } };
    });
    shown.push(id, answer.body.begun);
    return answer.body;
  }
}

/** After a parting each is shown with the other. */
const bothSides = ({ survivor, ended }: Merge) => [survivor.id, ended.id];

function mergeFor(caller: Caller, merge: Merge): Merge {
  const seen = (side: Merge['ended']) => ({ ...side, ...contactsFor(caller, side) });
  return { ...merge, survivor: seen(merge.survivor), ended: seen(merge.ended) };
}
