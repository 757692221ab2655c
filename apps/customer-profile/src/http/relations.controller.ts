import { Body, Controller, Get, HttpCode, Post, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CallerOf, ForPartners, Requires, type Caller } from '@engawa/auth';
import { IdempotencyOf, idempotently, idempotentlyDone, UuidParam, type IdempotentRequest } from '@engawa/http';
import { Changed, Shown } from '@engawa/service';
import { Clock } from '@engawa/timers';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { changeHouseholdRole, joinHousehold, leaveHousehold } from '../commands/households.js';
import { addRepresentative, endRepresentative } from '../commands/representatives.js';
import { relationsOf } from '../queries/relations.js';
import { relationsFor } from './masking.js';
import { refuseMerged } from './merged.js';
import { AddRepresentativeDto, HouseholdRoleDto, LivesWithDto, RelationIdDto, RelationsDto } from './relations.dto.js';

/** With whom a customer lives, for which companies they are there, and who may speak for them. */
@ApiTags('relations')
@Controller('api/customers/:id')
export class RelationsController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  @Requires('customers.read')
  @ForPartners({ customer: 'id' })
  @Get('relations')
  @ApiOkResponse({ type: RelationsDto })
  async relations(@UuidParam('id') id: string, @Req() request: FastifyRequest, @CallerOf() caller: Caller, @Shown() shown: string[]) {
    await refuseMerged(this.db, id, request);
    const relations = relationsFor(caller, await relationsOf(this.db, id, this.clock.now()));
    const others = [...relations.households.flatMap(({ members }) => members), ...relations.representatives, ...relations.represents];
    shown.push(id, ...others.flatMap(({ customer }) => customer.id ?? []));
    return relations;
  }

  /** Somebody lives with the customer: in their household, in that of the other, or in one that begins by this. */
  @Requires('customers.write')
  @Post('household')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: RelationIdDto })
  async joinHousehold(@UuidParam('id') id: string, @Body() body: LivesWithDto, @IdempotencyOf() request: IdempotentRequest, @CallerOf() caller: Caller, @Shown() shown: string[]) {
    shown.push(id, body.customer);
    const answer = await idempotently(this.db, request, async (tx) => ({ status: 201, body: { id: await joinHousehold(tx, id, { ...body, ownRole: body.ownRole ?? 'other' }, this.by(caller)) } }));
    return answer.body;
  }

  @Requires('customers.write')
  @Post('household/:household/role')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @HttpCode(204)
  @ApiNoContentResponse()
  async changeRole(
    @UuidParam('id') id: string,
    @UuidParam('household') household: string,
    @Body() { role }: HouseholdRoleDto,
    @IdempotencyOf() request: IdempotentRequest,
    @Changed() changed: string[],
    @Shown() shown: string[],
  ) {
    shown.push(id);
    changed.push(role);
    await idempotentlyDone(this.db, request, (tx) => changeHouseholdRole(tx, id, household, role));
  }

  @Requires('customers.write')
  @Post('household/:household/leave')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @HttpCode(204)
  @ApiNoContentResponse()
  async leaveHousehold(@UuidParam('id') id: string, @UuidParam('household') household: string, @IdempotencyOf() request: IdempotentRequest, @Shown() shown: string[]) {
    shown.push(id);
    await idempotentlyDone(this.db, request, (tx) => leaveHousehold(tx, id, household));
  }

  /** Somebody may speak for the customer. */
  @Requires('customers.write')
  @Post('representatives')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: RelationIdDto })
  async addRepresentative(
    @UuidParam('id') id: string,
    @Body() body: AddRepresentativeDto,
    @IdempotencyOf() request: IdempotentRequest,
    @CallerOf() caller: Caller,
    @Changed() changed: string[],
    @Shown() shown: string[],
  ) {
    shown.push(id, body.customer);
    changed.push(body.relationship, body.scope, body.verification);
    const answer = await idempotently(this.db, request, async (tx) => ({ status: 201, body: { id: await addRepresentative(tx, id, { ...body }, this.by(caller)) } }));
    return answer.body;
  }

  @Requires('customers.write')
  @Post('representatives/:representative/end')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @HttpCode(204)
  @ApiNoContentResponse()
  async endRepresentative(
    @UuidParam('id') id: string,
    @UuidParam('representative') representative: string,
    @IdempotencyOf() request: IdempotentRequest,
    @CallerOf() caller: Caller,
    @Shown() shown: string[],
  ) {
    shown.push(id);
    await idempotentlyDone(this.db, request, (tx) => endRepresentative(tx, id, representative, this.by(caller)));
  }

  private readonly by = ({ name }: Caller) => ({ name, now: this.clock.now() });
}
