import { Body, Controller, Get, Headers, Param, Put } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Requires } from '@engawa/auth';
import { Problem, replaceRow } from '@engawa/http';
import { DataSource } from 'typeorm';
import { IdentityRuleRow } from '../db/identity-rule.entity.js';
import { isReadable } from '../domain/identity-rules.js';
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
    const unreadable = (['blocked', 'weak'] as const).flatMap((list) => body[list].flatMap((each, place) => (isReadable(each, body.id) ? [] : [`/${list}/${place}`])));
    if (unreadable.length > 0) {
      const errors = unreadable.map((pointer) => ({ pointer, detail: 'must be digits that begin with 0, + or *' }));
      throw new Problem(400, 'unreadable-pattern', 'A part of a number is written as 080-5555-* or +81 80 5555*.', { errors });
    }
    return replaceRow(this.db, IdentityRuleRow, id as IdentityRuleDto['id'], ifMatch, { ...body, most: body.most ?? null });
  }
}
