import { Body, Controller, Get, Headers, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ForPartners, Requires } from '@engawa/auth';
import { createRow, IdempotencyOf, Problem, replaceRow, type IdempotentRequest } from '@engawa/http';
import { Audited } from '@engawa/service';
import { DataSource } from 'typeorm';
import { AttributeRow } from '../db/attribute.entity.js';
import { AttributeDto, AttributeListDto, AttributeVersionDto } from './attributes.dto.js';

/** What the company wants to know of its customers beside what everybody does. */
@ApiTags('customers')
@Controller('api/attributes')
export class AttributesController {
  constructor(private readonly db: DataSource) {}

  @Requires('customers.read')
  @ForPartners('any')
  @Audited(false)
  @Get()
  @ApiOkResponse({ type: AttributeListDto })
  async attributes() {
    return { items: await this.db.getRepository(AttributeRow).find({ order: { id: 'ASC' } }), nextCursor: null };
  }

  @Requires('identity.write')
  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: AttributeVersionDto })
  createAttribute(@Body() body: AttributeDto, @IdempotencyOf() request: IdempotentRequest) {
    return createRow(this.db, request, AttributeRow, rowOf(body));
  }

  /** The type stays what it was, and so do the ids of choices: what was said under them would mean something else. */
  @Requires('identity.write')
  @Put(':id')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: AttributeVersionDto })
  async replaceAttribute(@Param('id') id: string, @Body() body: AttributeDto, @Headers('if-match') ifMatch: string | undefined) {
    await this.refuseOtherMeaning(id, body);
    return replaceRow(this.db, AttributeRow, id, ifMatch, rowOf(body));
  }

  private async refuseOtherMeaning(id: string, { type, choices = [] }: AttributeDto): Promise<void> {
    const before = await this.db.getRepository(AttributeRow).findOneBy({ id });
    if (!before) return;
    const ids = new Set(choices.map((choice) => choice.id));
    const errors = [
      ...(type === before.type ? [] : [{ pointer: '/type', detail: 'stays what it was' }]),
      ...(before.choices.every((choice) => ids.has(choice.id)) ? [] : [{ pointer: '/choices', detail: 'keeps those that were there' }]),
    ];
    if (errors.length > 0) throw new Problem(400, 'another-meaning', 'Declare another attribute, and retire this one.', { errors });
  }
}

/** Only a choice has choices. */
const rowOf = ({ id, name, type, choices, retired }: AttributeDto) => ({ id, name, type, choices: (type === 'choice' && choices) || [], retired: retired ?? false });
