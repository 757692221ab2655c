import { Body, Controller, Get, Headers, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { ForPartners, Requires } from '@engawa/auth';
import { createRow, IdempotencyOf, type IdempotentRequest, replaceRow } from '@engawa/http';
import { Audited } from '@engawa/service';
import { DataSource } from 'typeorm';
import { Reason } from '../db/reason.entity.js';
import { Resolution } from '../db/resolution.entity.js';
import { ReasonDto, ReasonListDto, ReasonViewDto, ResolutionDto, ResolutionListDto, ResolutionViewDto } from './vocabulary.dto.js';

/** The words contacts are recorded with. A change acts on the next contact; recorded ones keep their words. */
@ApiTags('vocabulary')
@Controller('api')
export class VocabularyController {
  constructor(private readonly db: DataSource) {}

  @Requires('contacts.read')
  @ForPartners('any')
  @Audited(false)
  @Get('contact-reasons')
  @ApiOkResponse({ type: ReasonListDto })
  async reasons() {
    return { items: await this.db.getRepository(Reason).find({ order: { axis: 'ASC', id: 'ASC' } }), nextCursor: null };
  }

  @Requires('vocabulary.write')
  @Post('contact-reasons')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: ReasonViewDto })
  createReason(@Body() body: ReasonDto, @IdempotencyOf() request: IdempotentRequest) {
    return createRow(this.db, request, Reason, { ...body, parent: body.parent ?? null, active: body.active ?? true });
  }

  @Requires('vocabulary.write')
  @Put('contact-reasons/:id')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: ReasonViewDto })
  replaceReason(@Param('id') id: string, @Body() body: ReasonDto, @Headers('if-match') ifMatch: string | undefined) {
    return replaceRow(this.db, Reason, id, ifMatch, { ...body, parent: body.parent ?? null, active: body.active ?? true });
  }

  @Requires('contacts.read')
  @ForPartners('any')
  @Audited(false)
  @Get('contact-resolutions')
  @ApiOkResponse({ type: ResolutionListDto })
  async resolutions() {
    return { items: await this.db.getRepository(Resolution).find({ order: { id: 'ASC' } }), nextCursor: null };
  }

  @Requires('vocabulary.write')
  @Post('contact-resolutions')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: ResolutionViewDto })
  createResolution(@Body() body: ResolutionDto, @IdempotencyOf() request: IdempotentRequest) {
    return createRow(this.db, request, Resolution, { ...body, active: body.active ?? true });
  }

  @Requires('vocabulary.write')
  @Put('contact-resolutions/:id')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: ResolutionViewDto })
  replaceResolution(@Param('id') id: string, @Body() body: ResolutionDto, @Headers('if-match') ifMatch: string | undefined) {
    return replaceRow(this.db, Resolution, id, ifMatch, { ...body, active: body.active ?? true });
  }
}
