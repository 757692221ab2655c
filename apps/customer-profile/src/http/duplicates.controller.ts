import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CallerOf, Requires, type Caller } from '@engawa/auth';
import { LOG, Problem } from '@engawa/http';
import { inTransaction } from '@engawa/postgres';
import { Changed, Shown } from '@engawa/service';
import type { Logger } from '@engawa/telemetry';
import { Clock } from '@engawa/timers';
import { DataSource } from 'typeorm';
import { beginRequest, decideDuplicate, type DecidedDuplicate, type DuplicateDecision, type Request, type SeenPair } from '../commands/decide-duplicate.js';
import type { DecidedBy } from '../commands/decide-grouping.js';
import { listDuplicates, type Duplicate } from '../queries/list-duplicates.js';
import { DecideDuplicatesDto, DuplicateOutcomesDto, DuplicatePageDto, DuplicateQuery } from './duplicates.dto.js';
import { identifierFor, summaryFor } from './masking.js';

/** Pairs of customers who may be one person, for somebody to decide. */
@ApiTags('customers')
@Controller('api/duplicates')
export class DuplicatesController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  @Requires('customers.merge')
  @Get()
  @ApiOkResponse({ type: DuplicatePageDto })
  async duplicates(@Query() { state = 'open', ...page }: DuplicateQuery, @CallerOf() caller: Caller, @Shown() shown: string[]) {
    const { items, nextCursor } = await listDuplicates(this.db, { state, ...page });
    shown.push(...items.flatMap(({ customers }) => customers.map(({ id }) => id)));
    return { items: items.map((each) => duplicateFor(caller, each)), nextCursor };
  }

  /** One by one, so that what cannot be decided does not keep the rest. Sent again, what was decided is refused and changes nothing. */
  @Requires('customers.merge')
  @Post('decide')
  @HttpCode(200)
  @ApiOkResponse({ type: DuplicateOutcomesDto })
  async decideDuplicates(
    @Body() { duplicates, seen = [], decision, dryRun = false }: DecideDuplicatesDto,
    @CallerOf() { subject, name }: Caller,
    @Shown() shown: string[],
    @Changed() changed: string[],
  ): Promise<DuplicateOutcomesDto> {
    const items = [];
    const versions = new Map(seen.map(({ id, version }) => [id, version]));
    if (dryRun) changed.push('dry-run');
    const ids = duplicates.map((each) => each.toLowerCase());
    const request = await beginRequest(this.db, ids);
    for (const id of ids) {
      const decide = dryRun ? this.tried.bind(this) : this.decided.bind(this);
      const outcome = await decide({ id, version: versions.get(id) }, decision, { subject, name, now: this.clock.now() }, request).catch((error: unknown) => this.refusalOf(error));
      if ('customers' in outcome) {
        shown.push(...outcome.customers);
        if (!dryRun) changed.push(`${id}:${decision}`);
        if (!dryRun && outcome.merged) request.merged.set(outcome.merged.id, outcome.merged.epoch);
      }
      items.push({ id, ...('customers' in outcome ? { outcome: 'decided', merged: outcome.merged?.id } : { outcome: 'refused', ...outcome }) });
    }
    return { items };
  }

  private decided(pair: SeenPair, decision: DuplicateDecision, by: DecidedBy, request: Request): Promise<DecidedDuplicate> {
    return inTransaction(this.db, (tx) => decideDuplicate(tx, pair, decision, by, request));
  }

  /** Done as it would be, and taken back. */
  private async tried(pair: SeenPair, decision: DuplicateDecision, by: DecidedBy, request: Request): Promise<DecidedDuplicate> {
    let outcome: DecidedDuplicate | undefined;
    const takenBack = new Error('taken back');
    await inTransaction(this.db, async (tx) => {
      outcome = await decideDuplicate(tx, pair, decision, by, request);
      throw takenBack;
    }).catch((error: unknown) => {
      if (error !== takenBack) throw error;
    });
    return outcome!;
  }

  /** Also of what failed on our side: what was decided before it is told, and written down. */
  private refusalOf(error: unknown): { problem: string; detail: string } {
    if (error instanceof Problem) return { problem: error.body.type, detail: error.body.detail };
    this.log.error({ err: error }, 'a pair could not be decided');
    return { problem: 'urn:engawa:problem:failed', detail: 'It failed on our side, and was logged. Try it again.' };
  }
}

function duplicateFor(caller: Caller, duplicate: Duplicate) {
  const customers = duplicate.customers.map((customer) => summaryFor(caller, customer));
  return { ...duplicate, customers, linkedBy: duplicate.linkedBy.map((each) => identifierFor(caller, each)) };
}
