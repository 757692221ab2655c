import { Body, Controller, Get, Headers, Param, Put } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Requires } from '@engawa/auth';
import { replaceRow } from '@engawa/http';
import { DataSource } from 'typeorm';
import { IdentityRuleRow } from '../db/identity-rule.entity.js';
import { IdentityRuleDto, IdentityRuleListDto, IdentityRuleVersionDto } from './identity-rules.dto.js';

/** Which identifiers make one customer. There is a rule for each kind; a changed one counts for the facts that come from then on. */
@ApiTags('customers')
@Controller('api/identity-rules')
export class IdentityRulesController {
  constructor(private readonly db: DataSource) {}

  @Requires('customers.read')
  @Get()
  @ApiOkResponse({ type: IdentityRuleListDto })
  async rules() {
    return { items: await this.db.getRepository(IdentityRuleRow).find({ order: { priority: 'ASC', id: 'ASC' } }), nextCursor: null };
  }

  @Requires('identity.write')
  @Put(':id')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: IdentityRuleVersionDto })
  replaceRule(@Param('id') id: string, @Body() body: IdentityRuleDto, @Headers('if-match') ifMatch: string | undefined) {
    return replaceRow(this.db, IdentityRuleRow, id as IdentityRuleDto['id'], ifMatch, { ...body, most: body.most ?? null });
  }
}
