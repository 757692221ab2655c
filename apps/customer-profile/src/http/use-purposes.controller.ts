import { Body, Controller, Get, Headers, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ForPartners, Requires } from '@engawa/auth';
import { createRow, IdempotencyOf, Problem, versionFrom, type IdempotentRequest } from '@engawa/http';
import { inTransaction } from '@engawa/postgres';
import { Audited } from '@engawa/service';
import { Clock } from '@engawa/timers';
import { DataSource } from 'typeorm';
import { changeUsePurpose } from '../commands/change-use-purpose.js';
import { UsePurposeRow } from '../db/use-purpose.entity.js';
import { usePurposes } from '../queries/use-purposes.js';
import { UsePurposeDto, UsePurposeListDto, UsePurposeVersionDto } from './use-purposes.dto.js';

/** The register of what personal data is used for, which is shown wherever data is taken. */
@ApiTags('use-purposes')
@Controller('api/use-purposes')
export class UsePurposesController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  @Requires('customers.read')
  @ForPartners('any')
  @Audited(false)
  @Get()
  @ApiOkResponse({ type: UsePurposeListDto })
  async usePurposes() {
    return { items: await usePurposes(this.db), nextCursor: null };
  }

  @Requires('consents.write')
  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: UsePurposeVersionDto })
  createUsePurpose(@Body() body: UsePurposeDto, @IdempotencyOf() request: IdempotentRequest) {
    return createRow(this.db, request, UsePurposeRow, { ...body, since: this.clock.now() });
  }

  /** Changed words are shown from then on; those before stay in the register. */
  @Requires('consents.write')
  @Put(':id')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: UsePurposeVersionDto })
  changeUsePurpose(@Param('id') id: string, @Body() body: UsePurposeDto, @Headers('if-match') ifMatch: string | undefined) {
    const version = versionFrom(ifMatch);
    if (body.id !== id) {
      const errors = [{ pointer: '/id', detail: 'is not the id that the address names' }];
      throw new Problem(400, 'another-id', 'The body is that of another row. An id is not changed.', { errors });
    }
    return inTransaction(this.db, (tx) => changeUsePurpose(tx, { ...body, version, since: this.clock.now() }));
  }
}
