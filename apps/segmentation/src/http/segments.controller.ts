import { Body, Controller, Get, Headers, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Requires } from '@engawa/auth';
import { createRow, IdempotencyOf, type IdempotentRequest, notFound, PageQuery, Problem, replaceRow } from '@engawa/http';
import { Shown } from '@engawa/service';
import { DataSource } from 'typeorm';
import { Segment } from '../db/segment.entity.js';
import { ruleErrors, type Rule } from '../domain/rule.js';
import { listMembers, listSegments } from '../queries/list-segments.js';
import { MemberPageDto, SegmentDto, SegmentListDto, SegmentViewDto } from './segments.dto.js';

@ApiTags('segments')
@Controller('api/segments')
export class SegmentsController {
  constructor(private readonly db: DataSource) {}

  @Requires('segments.read')
  @Get()
  @ApiOkResponse({ type: SegmentListDto })
  async list() {
    return { items: await listSegments(this.db), nextCursor: null };
  }

  /** Who is in it, so it takes who may see customers. */
  @Requires('customers.read')
  @Get(':id/members')
  @ApiOkResponse({ type: MemberPageDto })
  async members(@Param('id') id: string, @Query() query: PageQuery, @Shown() shown: string[]) {
    if (!(await this.db.getRepository(Segment).existsBy({ id }))) throw notFound('The segment');
    const page = await listMembers(this.db, id, query);
    shown.push(...page.items.map(({ customer }) => customer));
    return page;
  }

  @Requires('segments.write')
  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: SegmentViewDto })
  create(@Body() body: SegmentDto, @IdempotencyOf() request: IdempotentRequest) {
    return createRow(this.db, request, Segment, rowOf(body));
  }

  /** A changed rule acts on each customer with the next fact about them. */
  @Requires('segments.write')
  @Put(':id')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: SegmentViewDto })
  replace(@Param('id') id: string, @Body() body: SegmentDto, @Headers('if-match') ifMatch: string | undefined) {
    return replaceRow(this.db, Segment, id, ifMatch, rowOf(body));
  }
}

function rowOf(body: SegmentDto): Omit<Segment, 'version'> {
  const errors = ruleErrors(body.rule, '/rule');
  if (errors.length > 0) throw new Problem(400, 'invalid-rule', 'The rule is not as it must be.', { errors });
  return { id: body.id, name: body.name, rule: body.rule as unknown as Rule, active: body.active ?? true };
}
