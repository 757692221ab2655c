import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CallerOf, Requires, type Caller } from '@engawa/auth';
import { IdempotencyOf, idempotently, notFound, PageQuery, UuidParam, type IdempotentRequest } from '@engawa/http';
import { Changed, Shown } from '@engawa/service';
import { Clock } from '@engawa/timers';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { splitCustomer } from '../commands/split-customer.js';
import { listOrigins } from '../queries/list-origins.js';
import { identifierFor } from './masking.js';
import { refuseMerged } from './merged.js';
import { OriginPageDto, SplitCustomersDto, SplitDto } from './origins.dto.js';

/** What a customer is made of, and how to give back what is somebody else's. */
@ApiTags('customers')
@Controller('api/customers')
export class OriginsController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  @Requires('customers.merge')
  @Get(':id/origins')
  @ApiOperation({ summary: 'What they are made of, by the identifier that each fact was found by, the earliest first' })
  @ApiOkResponse({ type: OriginPageDto })
  async origins(@UuidParam('id') id: string, @Query() query: PageQuery, @Req() request: FastifyRequest, @CallerOf() caller: Caller, @Shown() shown: string[]) {
    shown.push(id);
    await refuseMerged(this.db, id, request);
    const page = await listOrigins(this.db, id, query);
    if (page.items.length === 0 && query.cursor === undefined) throw notFound('The customer');
    return { ...page, items: page.items.map((each) => ({ ...each, identifiers: each.identifiers.map((identifier) => identifierFor(caller, identifier)) })) };
  }

  /** The chosen ones are a customer of their own from now on, and no fact joins the two any more, only another decision. */
  @Requires('customers.merge')
  @Post(':id/split')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @HttpCode(200)
  @ApiOkResponse({ type: SplitCustomersDto })
  async split(
    @UuidParam('id') id: string,
    @Body() { origins }: SplitDto,
    @IdempotencyOf() request: IdempotentRequest,
    @CallerOf() { subject, name }: Caller,
    @Shown() shown: string[],
    @Changed() changed: string[],
  ) {
    shown.push(id);
    changed.push(...origins);
    const answer = await idempotently(this.db, request, async (tx) => {
      return { status: 200, body: await splitCustomer(tx, id, origins, { subject, name, now: this.clock.now() }) };
    });
    shown.push(answer.body.chosen, answer.body.rest);
    return answer.body;
  }
}
