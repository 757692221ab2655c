import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiResponse, ApiTags } from '@nestjs/swagger';
import { CallerOf, ForPartners, Requires, type Caller } from '@engawa/auth';
import { notFound, UuidParam } from '@engawa/http';
import type { FastifyRequest } from 'fastify';
import type { Tx } from '@engawa/postgres';
import { Shown } from '@engawa/service';
import { Clock } from '@engawa/timers';
import { DataSource } from 'typeorm';
import { matchCustomers } from '../commands/match-customers.js';
import { searchMasked } from '../commands/search-masked.js';
import { isWholeAddress } from '@engawa/identifiers';
import { candidateFor, summaryFor } from './masking.js';
import { refuseMerged } from './merged.js';
import { customerFigures } from '../queries/customer-figures.js';
import { customerSummaries } from '../queries/customer-summary.js';
import { findCustomers } from '../queries/find-customers.js';
import { CandidatesDto, CustomerDetailDto, CustomerPageDto, CustomerQuery, MatchDto } from './customers.dto.js';

@ApiTags('customers')
@Controller('api/customers')
export class CustomersController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Exact mail, phone, member id or order number; part of a name. Without a query the most recently active first. */
  @Requires('customers.read')
  @Get()
  @ApiOkResponse({ type: CustomerPageDto })
  async find(@Query() query: CustomerQuery, @CallerOf() caller: Caller, @Shown() shown: string[]) {
    const seesWhole = caller.permissions.includes('personal.read');
    const search = (db: DataSource | Tx) => findCustomers(db, { ...query, phoneParts: seesWhole });
    const isGuess = !seesWhole && isWholeAddress(query.query ?? '');
    const page = isGuess ? await searchMasked(this.db, { subject: caller.subject, now: this.clock.now() }, search) : await search(this.db);
    shown.push(...page.items.map(({ id }) => id));
    return { ...page, items: page.items.map((summary) => summaryFor(caller, summary)) };
  }

  /** Who somebody is by at least two items that they tell, of which one is a name, a number or an address for mail. */
  @Requires('customers.match')
  @ForPartners('any')
  @Post('match')
  @HttpCode(200)
  @ApiOkResponse({ type: CandidatesDto })
  async match(@Body() items: MatchDto, @CallerOf() caller: Caller, @Shown() shown: string[]) {
    const found = await matchCustomers(this.db, items, caller, this.clock.now());
    shown.push(...found);
    return { items: (await customerSummaries(this.db, found)).map((summary) => candidateFor(caller, summary)) };
  }

  @Requires('customers.read')
  @ForPartners({ customer: 'id' })
  @Get(':id')
  @ApiOkResponse({ type: CustomerDetailDto })
  @ApiResponse({ status: 307, description: 'Merged: Location and mergedInto name the customer it is now' })
  async one(@UuidParam('id') id: string, @Req() request: FastifyRequest, @CallerOf() caller: Caller) {
    await refuseMerged(this.db, id, request);
    const [summary] = await customerSummaries(this.db, [id]);
    if (!summary) throw notFound('The customer');
    return { ...summaryFor(caller, summary), ...(await customerFigures(this.db, id)) };
  }
}
