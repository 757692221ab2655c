import { Body, Controller, Get, Headers, Param, Post, Put, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { CallerOf, ForPartners, maskedName, Requires, type Caller } from '@engawa/auth';
import { createRow, IdempotencyOf, type IdempotentRequest, PageQuery, Problem, replaceRow, serviceUnavailable } from '@engawa/http';
import { Shown } from '@engawa/service';
import { DataSource } from 'typeorm';
import { DeliverySettings } from '../db/delivery-settings.entity.js';
import { Journey } from '../db/journey.entity.js';
import { Template } from '../db/template.entity.js';
import { CustomerReaches } from '../providers/customer-reaches.js';
import { listDeliveries, listLetters } from '../queries/list-deliveries.js';
import {
  DeliveryPageDto,
  DeliveryQuery,
  DeliverySettingsDto,
  DeliverySettingsViewDto,
  JourneyDto,
  JourneyListDto,
  JourneyViewDto,
  LetterPageDto,
  TemplateDto,
  TemplateListDto,
  TemplateViewDto,
} from './messages.dto.js';

const LETTERS =
  'The print list, with names and addresses as they are now. Left out is whoever declined letters of that purpose, was reported dead or in a home, or has no name and address now to which one can be sent, such as one from which post came back';

/** What is said, to whom, and what became of it. A changed row acts on the next message. */
@ApiTags('messages')
@Controller('api')
export class MessagesController {
  constructor(
    private readonly db: DataSource,
    private readonly customers: CustomerReaches,
  ) {}

  @Requires('messages.read')
  @ForPartners('any')
  @Get('templates')
  @ApiOkResponse({ type: TemplateListDto })
  async templates() {
    return { items: await this.db.getRepository(Template).find({ order: { id: 'ASC' } }), nextCursor: null };
  }

  @Requires('messages.write')
  @ForPartners('any')
  @Post('templates')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: TemplateViewDto })
  createTemplate(@Body() body: TemplateDto, @IdempotencyOf() request: IdempotentRequest) {
    return createRow(this.db, request, Template, body);
  }

  @Requires('messages.write')
  @ForPartners('any')
  @Put('templates/:id')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: TemplateViewDto })
  replaceTemplate(@Param('id') id: string, @Body() body: TemplateDto, @Headers('if-match') ifMatch: string | undefined) {
    return replaceRow(this.db, Template, id, ifMatch, body);
  }

  @Requires('messages.read')
  @Get('journeys')
  @ApiOkResponse({ type: JourneyListDto })
  async journeys() {
    return { items: await this.db.getRepository(Journey).find({ order: { id: 'ASC' } }), nextCursor: null };
  }

  @Requires('messages.write')
  @Post('journeys')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: JourneyViewDto })
  async createJourney(@Body() body: JourneyDto, @IdempotencyOf() request: IdempotentRequest) {
    return createRow(this.db, request, Journey, await this.journeyOf(body));
  }

  @Requires('messages.write')
  @Put('journeys/:id')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: JourneyViewDto })
  async replaceJourney(@Param('id') id: string, @Body() body: JourneyDto, @Headers('if-match') ifMatch: string | undefined) {
    return replaceRow(this.db, Journey, id, ifMatch, await this.journeyOf(body));
  }

  @Requires('messages.read')
  @Get('messaging-settings')
  @ApiOkResponse({ type: DeliverySettingsViewDto })
  settings() {
    return this.db.getRepository(DeliverySettings).findOneByOrFail({ id: 'delivery' });
  }

  @Requires('messages.write')
  @Put('messaging-settings')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: DeliverySettingsViewDto })
  replaceSettings(@Body() body: DeliverySettingsDto, @Headers('if-match') ifMatch: string | undefined) {
    return replaceRow(this.db, DeliverySettings, 'delivery', ifMatch, { id: 'delivery', ...body });
  }

  /** What somebody was sent, so it takes who may see customers. */
  @Requires('customers.read')
  @Get('deliveries')
  @ApiOkResponse({ type: DeliveryPageDto })
  deliveries(@Query() query: DeliveryQuery) {
    return listDeliveries(this.db, query);
  }

  /** Names and addresses for who may see them; to others it says how much there is. While nobody answers who is left out there is no list: 503. */
  @Requires('messages.letters')
  @Get('letters')
  @ApiOperation({ summary: LETTERS })
  @ApiOkResponse({ type: LetterPageDto })
  async letters(@Query() query: PageQuery, @CallerOf() { permissions }: Caller, @Shown() shown: string[]) {
    const { items, nextCursor } = await listLetters(this.db, query);
    const reaches = await this.customers.of([...new Set(items.map(({ origin }) => origin))]).catch(noAnswer);
    const reachOf = new Map(reaches.map((reach) => [reach.origin, reach]));
    const wanted = items.flatMap(({ origin, purpose, ...letter }) => {
      const { name, postalAddress, letters, stopped } = reachOf.get(origin) ?? {};
      return postalAddress && !stopped && letters?.[purpose]?.permitted ? [{ ...letter, name: name ?? letter.name, address: postalAddress }] : [];
    });
    const page = { items: wanted, nextCursor };
    shown.push(...page.items.flatMap(({ customer }) => customer ?? []));
    if (permissions.includes('personal.read')) return page;
    return { ...page, items: page.items.map((letter) => ({ ...letter, name: maskedName(letter.name), address: {}, body: null })) };
  }

  private async journeyOf(body: JourneyDto): Promise<Omit<Journey, 'version'>> {
    if (!(await this.db.getRepository(Template).existsBy({ id: body.template }))) {
      const errors = [{ pointer: '/template', detail: 'is no template' }];
      throw new Problem(400, 'unknown-template', 'There is no such template.', { errors });
    }
    return { ...body, active: body.active ?? true };
  }
}

function noAnswer(): never {
  throw serviceUnavailable('customer-profile does not answer, so nobody can tell who declined letters and where the others live. Try again.');
}
