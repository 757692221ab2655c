import { Body, Controller, Get, Header, Headers, HttpCode, Param, Post, Put, Query, Req, type StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CallerOf, ForPartners, Requires, type Caller } from '@engawa/auth';
import { createRow, csvOf, EXPORT_MAX, IdempotencyOf, idempotentlyDone, Problem, replaceRow, UuidParam, type IdempotentRequest } from '@engawa/http';
import { hashKeyOf } from '@engawa/identifiers';
import { Audited, Changed } from '@engawa/service';
import { Clock } from '@engawa/timers';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { recordConsents } from '../commands/record-consents.js';
import { refuseGone } from '../commands/refuse-gone.js';
import { ConsentPurposeRow } from '../db/consent-purpose.entity.js';
import { readPurposes } from '../db/read-purposes.js';
import { keptForms } from '../domain/concealed.js';
import { addressOn, EVERYWHERE, type ConsentChange } from '../domain/consent.js';
import { listLedger } from '../queries/consent-ledger.js';
import { consentsOfCustomer, type Reachable } from '../queries/consents.js';
import {
  ConsentPurposeDto,
  ConsentPurposeListDto,
  ConsentPurposeVersionDto,
  ConsentsDto,
  LedgerExportQuery,
  LedgerPageDto,
  LedgerQuery,
  RecordConsentsDto,
} from './consents.dto.js';
import { addressFor } from './masking.js';
import { refuseMerged } from './merged.js';

const COLUMNS = ['id', 'customer', 'channel', 'address', 'purpose', 'state', 'occurredAt', 'recordedAt', 'how', 'wordingVersion', 'wordingText', 'form', 'by', 'from'] as const;

/** What people want to be told and on which channel, with the proof of each agreement. */
@ApiTags('consents')
@Controller('api')
export class ConsentsController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  @Requires('customers.read')
  @ForPartners('any')
  @Audited(false)
  @Get('consent-purposes')
  @ApiOkResponse({ type: ConsentPurposeListDto })
  async purposes() {
    return { items: await readPurposes(this.db), nextCursor: null };
  }

  @Requires('consents.write')
  @Post('consent-purposes')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: ConsentPurposeVersionDto })
  createPurpose(@Body() body: ConsentPurposeDto, @IdempotencyOf() request: IdempotentRequest) {
    return createRow(this.db, request, ConsentPurposeRow, body);
  }

  /** Changed words are shown from then on; what people said before keeps those that they were shown. */
  @Requires('consents.write')
  @Put('consent-purposes/:id')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: ConsentPurposeVersionDto })
  replacePurpose(@Param('id') id: string, @Body() body: ConsentPurposeDto, @Headers('if-match') ifMatch: string | undefined) {
    return replaceRow(this.db, ConsentPurposeRow, id, ifMatch, body);
  }

  @Requires('customers.read')
  @ForPartners({ customer: 'id' })
  @Get('customers/:id/consents')
  @ApiOkResponse({ type: ConsentsDto })
  async consents(@UuidParam('id') id: string, @Req() request: FastifyRequest, @CallerOf() caller: Caller) {
    await refuseMerged(this.db, id, request);
    const { purposes, addresses } = await consentsOfCustomer(this.db, id);
    return { purposes, addresses: addresses.map((each) => ({ ...each, address: addressFor(caller, each) })) };
  }

  /** Somebody told what they want to be told. From the answer on nothing is handed over that they declined. */
  @Requires('customers.write')
  @ForPartners({ customer: 'id' })
  @Post('customers/:id/consents')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @HttpCode(204)
  @ApiNoContentResponse()
  async recordConsents(
    @UuidParam('id') id: string,
    @Body() body: RecordConsentsDto,
    @IdempotencyOf() request: IdempotentRequest,
    @CallerOf() caller: Caller,
    @Changed() changed: string[],
  ) {
    changed.push(...body.consents.map(({ channel, purpose, state }) => `${purpose}/${channel}=${state}`));
    const cause = { occurredAt: this.clock.now(), backfill: false };
    await idempotentlyDone(this.db, request, async (tx) => {
      await refuseGone(tx, [id]);
      const { addresses } = await consentsOfCustomer(tx, id);
      const changes = changesOf(body, addresses, caller);
      const data = { customer: { origin: id }, how: 'desk' as const, changes, form: body.form, by: caller.name.slice(0, 64) };
      await recordConsents(tx, [{ data, cause, reject: refuse }]);
    });
  }

  @Requires('customers.read')
  @ForPartners({ customer: 'customer' })
  @Get('consents')
  @ApiOkResponse({ type: LedgerPageDto })
  async ledger(@Query() query: LedgerQuery, @CallerOf() caller: Caller) {
    const page = await listLedger(this.db, query, query);
    const readsPersons = caller.permissions.includes('personal.read');
    return { ...page, items: page.items.map((row) => ({ ...row, address: addressFor(caller, row), from: readsPersons ? row.from : null })) };
  }

  @Requires('consents.export')
  @Get('consents/export')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="consents.csv"')
  @ApiOperation({ summary: `The proof as CSV (特定電子メール法 3条2項), the newest ${EXPORT_MAX.toLocaleString('en-US')} at most; limit and cursor do not count` })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  exportConsents(@Query() { address, ...query }: LedgerExportQuery): Promise<StreamableFile> {
    const [forms, everywhere] = [address ?? '', EVERYWHERE].map((each) => keptForms(hashKeyOf(this.db), each)) as [string[], string[]];
    return csvOf(COLUMNS, (page) => listLedger(this.db, { ...query, address: address === undefined ? undefined : { forms, everywhere } }, page));
  }
}

/**
 * One for each address that is meant: what is declined of a number that is masked for the caller is of all that look like it, and nobody
 * agrees for an address that only looks like the one they named. Throws a 400 for that, and where there is none.
 */
function changesOf({ consents, wording }: RecordConsentsDto, addresses: Reachable[], caller: Caller): ConsentChange[] {
  return consents.flatMap(({ channel, purpose, state, origin, address: told }, place) => {
    const own = addresses.filter((each) => each.channel === channel && (origin === undefined || each.origin === origin.toLowerCase()));
    const named = told === undefined ? own : own.filter((each) => each.address === addressOn(channel, told) || addressFor(caller, each) === told);
    const fax = channel === 'fax' && named.length === 0 && !told?.includes('*') ? addressOn(channel, told) : undefined;
    const meant = fax ? [{ address: fax }] : named;
    if (meant.length === 0) {
      const field = told === undefined ? (origin ? 'origin' : 'channel') : 'address';
      const errors = [{ pointer: `/consents/${place}/${field}`, detail: channel === 'fax' && told !== undefined ? 'is no FAX number' : 'is no address of theirs' }];
      throw new Problem(400, 'no-address', 'There is no such address of this customer.', { errors });
    }
    if (state === 'subscribed' && told !== undefined && meant.length > 1) {
      const errors = [{ pointer: `/consents/${place}/address`, detail: 'looks like several addresses of theirs' }];
      throw new Problem(400, 'alike-addresses', 'Several of their addresses look like this one. Name the origin of the one that is meant, or write the address in full.', { errors });
    }
    return meant.map(({ address }) => ({ channel, address, purpose, state, wording: wording && { ...wording } }));
  });
}

function refuse(code: string, detail: string): never {
  const [pointer = ''] = detail.split(' ');
  throw new Problem(400, code, 'Nothing was recorded.', { errors: [{ pointer, detail }] });
}
