import { Controller, Get, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiResponse, ApiTags } from '@nestjs/swagger';
import { CallerOf, ForPartners, Requires, type Caller } from '@engawa/auth';
import { csvOf, EXPORT_MAX, jsonOf, notFound, Problem, UuidParam } from '@engawa/http';
import { Changed, Shown } from '@engawa/service';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { transactionKinds } from '../domain/transaction.js';
import { listMentions, readTransaction } from '../queries/entries-across.js';
import { countSeen, lookAtTimeline, monthsOf } from '../queries/timeline-search.js';
import type { Entry } from '../queries/timeline.js';
import { TimelinePageDto, TimelineQuery } from './customers.dto.js';
import { entryFor } from './masking.js';
import { refuseMerged } from './merged.js';
import { DensityDto, EntriesAcrossPageDto, MentionPageDto, MentionQuery, TimelineExportQuery, TransactionQuery } from './timeline.dto.js';

const COLUMNS = ['id', 'occurredAt', 'recordedAt', 'type', 'department', 'channel', 'direction', 'titleJa', 'titleEn', 'order', 'subscription', 'contact', 'data', 'corrections'] as const;

/** What happened: of one customer, or of one transaction across departments. */
@ApiTags('timeline')
@Controller('api')
export class TimelineController {
  constructor(private readonly db: DataSource) {}

  @Requires('customers.read')
  @ForPartners({ customer: 'id' })
  @Get('customers/:id/timeline')
  @ApiOkResponse({ type: TimelinePageDto })
  @ApiResponse({ status: 307, description: 'Merged: Location and mergedInto name the customer it is now' })
  async timeline(@UuidParam('id') id: string, @Query() query: TimelineQuery, @Req() request: FastifyRequest, @CallerOf() caller: Caller) {
    await refuseMerged(this.db, id, request);
    // The head is read first: an entry that arrives now is then told by the stream, at worst twice.
    const [head] = await this.db.query<{ revision: number; epoch: number }[]>('SELECT revision, epoch FROM customers WHERE id = $1', [id]);
    if (!head) throw notFound('The customer');
    const look = lookOf(caller, query);
    const [page, counts] = await Promise.all([lookAtTimeline(this.db, id, look, query), countSeen(this.db, id, look)]);
    return { ...page, ...head, counts };
  }

  /** Where there is something, for whoever goes through years. */
  @Requires('customers.read')
  @ForPartners({ customer: 'id' })
  @Get('customers/:id/timeline/density')
  @ApiOperation({ summary: 'Entries of each month in Asia/Tokyo; limit and cursor do not count' })
  @ApiOkResponse({ type: DensityDto })
  async density(@UuidParam('id') id: string, @Query() query: TimelineQuery, @Req() request: FastifyRequest, @CallerOf() caller: Caller) {
    await refuseMerged(this.db, id, request);
    return { items: await monthsOf(this.db, id, lookOf(caller, query)), nextCursor: null };
  }

  @Requires('timeline.export')
  @Get('customers/:id/timeline/export')
  @ApiOperation({ summary: `The timeline as this reader sees it, the newest ${EXPORT_MAX.toLocaleString('en-US')} entries at most; limit and cursor do not count` })
  @ApiProduces('text/csv', 'application/json')
  @ApiOkResponse({ schema: { type: 'string' } })
  async exportTimeline(
    @UuidParam('id') id: string,
    @Query() query: TimelineExportQuery,
    @Req() request: FastifyRequest,
    @CallerOf() caller: Caller,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    await refuseMerged(this.db, id, request);
    const read = (page: { limit: number; cursor: string | undefined }) => lookAtTimeline(this.db, id, lookOf(caller, query), page);
    const isCsv = query.format === 'csv';
    const file = await (isCsv ? csvOf(COLUMNS, async (page) => inColumns(await read(page))) : jsonOf(read));
    reply.header('content-type', isCsv ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8');
    reply.header('content-disposition', `attachment; filename="timeline.${query.format}"`);
    return file;
  }

  /** Everything of one order, subscription or contact, of whatever department and customer. */
  @Requires('customers.read')
  @ForPartners('any')
  @Get('timeline')
  @ApiOkResponse({ type: EntriesAcrossPageDto })
  async transaction(@Query() query: TransactionQuery, @CallerOf() caller: Caller, @Shown() shown: string[], @Changed() listed: string[]) {
    const [kind, ...others] = transactionKinds.filter((each) => query[each]);
    if (!kind || others.length > 0) {
      const errors = [{ pointer: `?${others[0] ?? 'order'}`, detail: 'exactly one of order, subscription and contact is to be given' }];
      throw new Problem(400, 'one-transaction', 'Say which order, subscription or contact.', { errors });
    }
    const id = query[kind]!;
    listed.push(`${kind}=${id}`);
    const page = await readTransaction(this.db, { kind, id, customers: caller.partner?.customers }, query);
    shown.push(...page.items.map(({ customer }) => customer));
    return { ...page, items: page.items.map((entry) => entryFor(caller, entry)) };
  }

  /** Notes that mention a department, newest first. */
  @Requires('customers.read')
  @Get('mentions')
  @ApiOkResponse({ type: MentionPageDto })
  async mentions(@Query() query: MentionQuery, @CallerOf() caller: Caller, @Shown() shown: string[]) {
    const page = await listMentions(this.db, query.department, query);
    shown.push(...page.items.map(({ customer }) => customer));
    return { ...page, items: page.items.map((entry) => entryFor(caller, entry)) };
  }
}

const lookOf = (caller: Caller, filter: TimelineQuery) => ({ filter, sees: (entry: Entry) => entryFor(caller, entry) });

function inColumns<P extends { items: Entry[] }>(page: P) {
  const items = page.items.map(({ title, about, data, corrections, ...rest }) => ({
    ...rest,
    titleJa: title.ja,
    titleEn: title.en,
    order: about.order,
    subscription: about.subscription,
    contact: about.contact,
    data: JSON.stringify(data),
    corrections: corrections.length > 0 ? JSON.stringify(corrections) : '',
  }));
  return { ...page, items };
}
