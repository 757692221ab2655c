import { Controller, Get, Query, Req } from '@nestjs/common';
import { ApiOkResponse, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Requires } from '@engawa/auth';
import { notFound, Problem, UuidParam } from '@engawa/http';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { customerFigures } from '../queries/customer-figures.js';
import { customerSummaries, mergedInto } from '../queries/customer-summary.js';
import { findCustomers } from '../queries/find-customers.js';
import { countEntries, readTimeline } from '../queries/timeline.js';
import { CustomerDetailDto, CustomerPageDto, CustomerQuery, TimelinePageDto, TimelineQuery } from './customers.dto.js';

@ApiTags('customers')
@Controller('api/customers')
export class CustomersController {
  constructor(private readonly db: DataSource) {}

  /** Exact mail, phone, member id or order number; part of a name. Without a query the most recently active first. */
  @Requires('customers.read')
  @Get()
  @ApiOkResponse({ type: CustomerPageDto })
  find(@Query() query: CustomerQuery) {
    return findCustomers(this.db, query);
  }

  @Requires('customers.read')
  @Get(':id')
  @ApiOkResponse({ type: CustomerDetailDto })
  @ApiResponse({ status: 307, description: 'Merged: Location and mergedInto name the customer it is now' })
  async one(@UuidParam('id') id: string, @Req() request: FastifyRequest) {
    await this.refuseMerged(id, request);
    const [summary] = await customerSummaries(this.db, [id]);
    if (!summary) throw notFound('The customer');
    return { ...summary, ...(await customerFigures(this.db, id)) };
  }

  @Requires('customers.read')
  @Get(':id/timeline')
  @ApiOkResponse({ type: TimelinePageDto })
  async timeline(@UuidParam('id') id: string, @Query() query: TimelineQuery, @Req() request: FastifyRequest) {
    await this.refuseMerged(id, request);
    // The head is read first: an entry that arrives now is then told by the stream, at worst twice.
    const [head] = await this.db.query<{ revision: number; epoch: number }[]>(
      'SELECT revision, epoch FROM customers WHERE id = $1',
      [id],
    );
    if (!head) throw notFound('The customer');
    const [page, counts] = await Promise.all([readTimeline(this.db, id, query, query), countEntries(this.db, id, query)]);
    return { ...page, ...head, counts };
  }

  /** The same address, query and all, of the customer it is now. */
  private async refuseMerged(id: string, { url }: FastifyRequest): Promise<void> {
    const survivor = await mergedInto(this.db, id);
    if (!survivor) return;
    throw new Problem(307, 'merged', 'This customer was merged into another.', {
      headers: { location: url.replace(/^\/api\/customers\/[^/?]+/, `/api/customers/${survivor}`), 'cache-control': 'no-store' },
      extensions: { mergedInto: survivor },
    });
  }
}
