import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CallerOf, Requires, type Caller } from '@engawa/auth';
import { IdempotencyOf, idempotently, idempotentlyDone, UuidParam, type IdempotentRequest } from '@engawa/http';
import { Shown } from '@engawa/service';
import { Clock } from '@engawa/timers';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { endHold, placeHold } from '../commands/rights-cases.js';
import { listHolds } from '../queries/rights-cases.js';
import { refuseMerged } from './merged.js';
import { HoldDto, HoldListDto, RightsCaseIdDto } from './rights-cases.dto.js';

/** What is known of somebody is to be kept, such as for a dispute: while a hold lasts they cannot be erased. */
@ApiTags('rights')
@Controller('api/customers/:id/holds')
export class LegalHoldsController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  @Requires('rights.write')
  @Get()
  @ApiOkResponse({ type: HoldListDto })
  async holds(@UuidParam('id') id: string, @Req() request: FastifyRequest, @Shown() shown: string[]) {
    shown.push(id);
    await refuseMerged(this.db, id, request);
    return { items: await listHolds(this.db, id), nextCursor: null };
  }

  @Requires('rights.write')
  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: RightsCaseIdDto })
  async placeHold(@UuidParam('id') id: string, @Body() body: HoldDto, @IdempotencyOf() request: IdempotentRequest, @CallerOf() caller: Caller, @Shown() shown: string[]) {
    shown.push(id);
    const answer = await idempotently(this.db, request, async (tx) => {
      return { status: 201, body: { id: await placeHold(tx, id, { ...body }, caller, this.clock.now()) } };
    });
    return answer.body;
  }

  @Requires('rights.write')
  @Post(':hold/end')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @HttpCode(204)
  @ApiNoContentResponse()
  async endHold(@UuidParam('id') id: string, @UuidParam('hold') hold: string, @IdempotencyOf() request: IdempotentRequest, @CallerOf() caller: Caller, @Shown() shown: string[]) {
    shown.push(id);
    await idempotentlyDone(this.db, request, async (tx) => {
      await endHold(tx, id, hold, caller, this.clock.now());
    });
  }
}
