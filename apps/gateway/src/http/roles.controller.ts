import { Body, Controller, Get, Headers, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CallerOf, Requires, type Caller } from '@engawa/auth';
import { createRow, IdempotencyOf, type IdempotentRequest, Problem, replaceRow } from '@engawa/http';
import { DataSource } from 'typeorm';
import { refuseBeyondOwn } from '../access/own-access.js';
import { ADMINISTRATOR } from '../access/roles.js';
import { RoleRow } from '../db/role.entity.js';
import { RoleDto, RoleListDto, RoleVersionDto } from './roles.dto.js';

/** Roles are sets of permissions, of which one gives only those that one has. A change counts within 5 s, also for streams that are open. */
@ApiTags('access')
@Controller('api/roles')
export class RolesController {
  constructor(private readonly db: DataSource) {}

  @Requires('access.read')
  @Get()
  @ApiOkResponse({ type: RoleListDto })
  async roles() {
    return { items: await this.db.getRepository(RoleRow).find({ order: { id: 'ASC' } }), nextCursor: null };
  }

  @Requires('access.write')
  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: RoleVersionDto })
  addRole(@Body() body: RoleDto, @IdempotencyOf() request: IdempotentRequest, @CallerOf() caller: Caller) {
    refuseBeyondOwn(caller, rowOf(body));
    return createRow(this.db, request, RoleRow, rowOf(body));
  }

  @Requires('access.write')
  @Put(':id')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: RoleVersionDto })
  async replaceRole(
    @Param('id') id: string,
    @Body() body: RoleDto,
    @Headers('if-match') ifMatch: string | undefined,
    @CallerOf() caller: Caller,
  ) {
    if (id === ADMINISTRATOR) {
      throw new Problem(409, 'fixed-role', 'An administrator may do everything, so that somebody can always mend the rest.');
    }
    const before = await this.db.getRepository(RoleRow).findOneBy({ id });
    refuseBeyondOwn(caller, rowOf(body), before ?? undefined);
    return replaceRow(this.db, RoleRow, id, ifMatch, rowOf(body));
  }
}

const rowOf = ({ authority = {}, forPartners = false, ...role }: RoleDto): Omit<RoleRow, 'version'> => ({ ...role, authority, forPartners });
