import { Controller, Get, Header, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { Requires } from '@engawa/auth';
import { csvOf, EXPORT_MAX } from '@engawa/http';
import { DataSource } from 'typeorm';
import { AuditedCustomers } from '../providers/audited-customers.js';
import { searchAudit, type AuditFilter } from '../queries/search-audit.js';
import { AuditPageDto, AuditQuery } from './audit.dto.js';

const COLUMNS = ['day', 'place', 'entry', 'at', 'service', 'subject', 'name', 'partner', 'purpose', 'from', 'action', 'target', 'customers', 'outcome'] as const;

/** Who did or saw what. To look here is written down like everything else. */
@ApiTags('access')
@Controller('api/audit')
export class AuditController {
  constructor(
    private readonly db: DataSource,
    private readonly customers: AuditedCustomers,
  ) {}

  @Requires('audit.read')
  @Get()
  @ApiOkResponse({ type: AuditPageDto })
  async search(@Query() query: AuditQuery) {
    return searchAudit(this.db, await this.filterOf(query), query);
  }

  @Requires('audit.read')
  @Get('export')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="audit.csv"')
  @ApiOperation({ summary: `The same as CSV, the newest ${EXPORT_MAX.toLocaleString('en-US')} at most; limit and cursor do not count` })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async exportAudit(@Query() query: AuditQuery): Promise<StreamableFile> {
    const filter = await this.filterOf(query);
    return csvOf(COLUMNS, (page) => searchAudit(this.db, filter, page));
  }

  private async filterOf({ customer, ...query }: AuditQuery): Promise<AuditFilter> {
    return { ...query, customer: customer === undefined ? undefined : await this.customers.of(customer) };
  }
}
