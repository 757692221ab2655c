import { Body, Controller, Get, HttpCode, Inject, Post, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CallerOf, refuseMasked, Requires, type Caller } from '@engawa/auth';
import { IdempotencyOf, idempotently, idempotentlyDone, notFound, Problem, streamed, UuidParam, type IdempotentRequest } from '@engawa/http';
import { KEPT_DAYS } from '@engawa/inbox';
import { Changed, CONFIG, Shown } from '@engawa/service';
import { Clock } from '@engawa/timers';
import type { FastifyReply } from 'fastify';
import { DataSource } from 'typeorm';
import { eraseCustomer } from '../commands/erase-customer.js';
import { answerCase, beginErasing, openCase, takeCase } from '../commands/rights-cases.js';
import { stopUse } from '../commands/stop-use.js';
import type { CustomerProfileConfig } from '../config.js';
import { othersNow, refuseOthers } from '../db/customer-version.js';
import { disclosedNames } from '../queries/disclosed-names.js';
import { disclosureOf } from '../queries/disclosure.js';
import { listCases, type RightsCase } from '../queries/rights-cases.js';
import { disclosedCsv, disclosedJson } from './disclosed-files.js';
import { disclosedPage } from './disclosed-page.js';
import { AnswerCaseDto, DisclosureQuery, EraseDto, OpenCaseDto, RightsCaseDto, RightsCaseIdDto, RightsCasePageDto, RightsCaseQuery } from './rights-cases.dto.js';

const CONTENT_TYPES = { json: 'application/json', csv: 'text/csv', html: 'text/html' };

/** What people ask of a company that has their data: each request is a case with a clock, somebody who answers for it, and an answer. */
@ApiTags('rights')
@Controller('api/rights-cases')
export class RightsCasesController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: CustomerProfileConfig,
  ) {}

  @Requires('rights.write')
  @Get()
  @ApiOkResponse({ type: RightsCasePageDto })
  async cases(@Query() query: RightsCaseQuery, @CallerOf() caller: Caller, @Shown() shown: string[]) {
    const page = await listCases(this.db, query, query);
    shown.push(...page.items.map(({ customer }) => customer));
    return { ...page, items: page.items.map((each) => caseFor(caller, each)) };
  }

  @Requires('rights.write')
  @Get(':id')
  @ApiOkResponse({ type: RightsCaseDto })
  async rightsCase(@UuidParam('id') id: string, @CallerOf() caller: Caller, @Shown() shown: string[]) {
    const found = await this.caseOf(id);
    shown.push(found.customer);
    return caseFor(caller, found);
  }

  @Requires('rights.write')
  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: RightsCaseIdDto })
  async openCase(@Body() body: OpenCaseDto, @IdempotencyOf() request: IdempotentRequest, @CallerOf() caller: Caller, @Changed() changed: string[], @Shown() shown: string[]) {
    changed.push(body.kind);
    shown.push(body.customer);
    const days = this.config.RIGHTS_ANSWER_DAYS;
    const { body: opened } = await idempotently(this.db, request, async (tx) => {
      return { status: 201, body: { id: await openCase(tx, { ...body }, caller, { days, now: this.clock.now() }) } };
    });
    return opened;
  }

  /** Whoever takes it answers for it from then on. */
  @Requires('rights.write')
  @Post(':id/take')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @HttpCode(204)
  @ApiNoContentResponse()
  takeCase(@UuidParam('id') id: string, @IdempotencyOf() request: IdempotentRequest, @CallerOf() caller: Caller) {
    return idempotentlyDone(this.db, request, (tx) => takeCase(tx, id, caller));
  }

  /** Says what the person was told. To stop the use of what is known withdraws, by this, all that they ever agreed to be told. */
  @Requires('rights.write')
  @Post(':id/answer')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @HttpCode(204)
  @ApiNoContentResponse()
  answerCase(@UuidParam('id') id: string, @Body() body: AnswerCaseDto, @IdempotencyOf() request: IdempotentRequest, @CallerOf() caller: Caller, @Changed() changed: string[], @Shown() shown: string[]) {
    changed.push(body.state);
    return idempotentlyDone(this.db, request, async (tx) => {
      const { kind, customer } = await answerCase(tx, id, { ...body }, caller, this.clock.now());
      shown.push(customer);
      if (kind === 'stop-of-use' && body.state === 'answered') await stopUse(tx, customer, { name: caller.name, now: this.clock.now() });
      // Behind the locks that are taken to stop the use: who is joined with them from here on is not meant, and not reached.
      if (body.subject !== undefined) await refuseOthers(tx, [customer], [body.subject]);
    });
  }

  /** Cannot be undone. From the answer on nobody sees them; the case tells how far every service is. 412 when others were joined with them since `subject` was read. */
  @Requires('customers.erase')
  @Post(':id/erase')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @HttpCode(204)
  @ApiNoContentResponse()
  erase(@UuidParam('id') id: string, @Body() { subject }: EraseDto, @IdempotencyOf() request: IdempotentRequest, @CallerOf() caller: Caller, @Shown() shown: string[]) {
    return idempotentlyDone(this.db, request, async (tx) => {
      const now = this.clock.now();
      const { customer } = await beginErasing(tx, id, caller, now);
      shown.push(customer);
      // Kafka keeps for less, what nobody could read and stored answers for so long.
      await eraseCustomer(tx, { customer, seen: subject, rightsCase: id, goneDays: Math.max(KEPT_DAYS, this.config.BACKUP_DAYS), now });
    });
  }

  /** 409 for a case that asks for something else, that was refused, or in which nobody recorded by what they showed who they are. */
  @Requires('rights.write')
  @Get(':id/disclosure')
  @ApiOperation({ summary: 'What the facts of all departments tell of the person: as JSON, as CSV with a line for each value, or as a page to read' })
  @ApiProduces('application/json', 'text/csv', 'text/html')
  @ApiOkResponse({ schema: { type: 'object' } })
  async disclosure(@UuidParam('id') id: string, @Query() { format, lang, subject }: DisclosureQuery, @CallerOf() caller: Caller, @Shown() shown: string[], @Res({ passthrough: true }) reply: FastifyReply) {
    refuseMasked(caller);
    const found = await this.caseOf(id);
    refuseUndisclosed(found);
    if (subject !== undefined && subject !== found.subject.version) throw othersNow();
    // Whoever was merged since is part of somebody else.
    shown.push(found.customer, found.subject.customer);
    const disclosure = await disclosureOf(this.db, found.subject, this.clock.now());
    void reply.header('cache-control', 'no-store').header('content-disposition', `attachment; filename="disclosure.${format}"`);
    void reply.header('content-type', `${CONTENT_TYPES[format]}; charset=utf-8`);
    if (format === 'html') return streamed(disclosedPage(disclosure, { brand: this.config.BRAND_NAME, language: lang, names: await disclosedNames(this.db) }));
    return streamed(format === 'csv' ? disclosedCsv(disclosure) : disclosedJson(disclosure));
  }

  private async caseOf(id: string): Promise<RightsCase> {
    const [found] = (await listCases(this.db, { id }, { limit: 1 })).items;
    if (!found) throw notFound('The case');
    return found;
  }
}

/** Nobody is shown anything by a case in which they did not ask for it, or did not show who they are. */
function refuseUndisclosed({ kind, state, verification }: RightsCase): void {
  if (kind !== 'disclosure') throw new Problem(409, 'another-kind', 'This case asks for something else. Open one of the kind disclosure when they ask to see what is known of them.');
  if (state === 'refused') throw new Problem(409, 'case-refused', 'This case was refused, so nothing is disclosed by it. Open another one when they ask again.');
  if (verification.length === 0) throw new Problem(409, 'not-verified', 'Nobody recorded by which items they showed who they are. Open another case that says so.');
}

/** What was written of the person is personal. */
function caseFor({ permissions }: Caller, found: RightsCase): RightsCase {
  return permissions.includes('texts.read') ? found : { ...found, note: null, answer: null };
}
