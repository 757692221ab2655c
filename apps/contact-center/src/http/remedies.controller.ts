import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CallerOf, ForPartners, Requires, type Caller } from '@engawa/auth';
import { IdempotencyOf, idempotently, notFound, UuidParam, type IdempotentRequest } from '@engawa/http';
import { Changed, CONFIG, Shown } from '@engawa/service';
import { Clock } from '@engawa/timers';
import { DataSource } from 'typeorm';
import { askRemedy } from '../commands/ask-remedy.js';
import { decideRemedy } from '../commands/decide-remedy.js';
import type { ContactCenterConfig } from '../config.js';
import { findRemedy } from '../db/remedies.js';
import type { Contact } from '../domain/contact.js';
import type { Remedy } from '../domain/remedy.js';
import { findContact } from '../queries/list-contacts.js';
import { listRemedies } from '../queries/list-remedies.js';
import { contactOf, mayReadTexts } from './contact-access.js';
import { OrderAccess } from './order-access.js';
import { AskRemedyDto, DecideRemedyDto, RemedyDto, RemedyPageDto, RemedyQuery } from './remedies.dto.js';

/** Refunds, replacements and coupons that are promised in a contact: within one's authority at once, beyond it by asking. */
@ApiTags('contacts')
@Controller('api')
export class RemediesController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly orders: OrderAccess,
    @Inject(CONFIG) private readonly config: ContactCenterConfig,
  ) {}

  @Requires('contacts.read')
  @ForPartners('any')
  @Get('remedies')
  @ApiOkResponse({ type: RemedyPageDto })
  async remedies(@Query() query: RemedyQuery, @CallerOf() caller: Caller, @Shown() shown: string[], @Changed() listed: string[]) {
    const page = await listRemedies(this.db, { ...query, partner: caller.partner?.id });
    shown.push(...page.items.flatMap(({ origin }) => origin ?? []));
    listed.push(...page.items.filter(({ origin }) => !origin).map(({ contact }) => contact));
    const items = page.items.map(({ origin: _origin, openedAt, closedAt, ...remedy }) =>
      this.remedyFor(caller, remedy, { openedAt, closedAt: closedAt ?? undefined }),
    );
    return { ...page, items };
  }

  /** Granted at once within the caller's authority; beyond it somebody with `remedies.decide` is asked. */
  @Requires('contacts.write')
  @ForPartners('own')
  @Post('contacts/:id/remedies')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: RemedyDto })
  async askRemedy(
    @Param('id') id: string,
    @Body() body: AskRemedyDto,
    @IdempotencyOf() request: IdempotentRequest,
    @CallerOf() caller: Caller,
    @Shown() shown: string[],
  ) {
    const contact = await contactOf(this.db, id, caller, shown);
    await this.orders.refuseClosed(body.orderId ?? contact.order, caller);
    const clock = { now: this.clock.now(), minutes: this.config.REMEDY_ANSWER_MINUTES };
    const answer = await idempotently(this.db, request, async (tx) => {
      return { status: 201, body: await askRemedy(tx, contact, body, caller, clock) };
    });
    return this.remedyFor(caller, answer.body, contact);
  }

  @Requires('remedies.decide')
  @Post('remedies/:id/decide')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @HttpCode(200)
  @ApiOkResponse({ type: RemedyDto })
  async decideRemedy(
    @UuidParam('id') id: string,
    @Body() body: DecideRemedyDto,
    @IdempotencyOf() request: IdempotentRequest,
    @CallerOf() caller: Caller,
    @Shown() shown: string[],
  ) {
    const asked = await findRemedy(this.db, id);
    const contact = asked && (await findContact(this.db, asked.contact));
    if (!contact) throw notFound('The remedy');
    if (contact.customer.origin) shown.push(contact.customer.origin);
    const answer = await idempotently(this.db, request, async (tx) => {
      const remedy = (await findRemedy(tx, id, { lock: true }))!;
      return { status: 200, body: await decideRemedy(tx, remedy, contact, body, caller, this.clock.now()) };
    });
    return this.remedyFor(caller, answer.body, contact);
  }

  /** What people wrote is for those who may read it, and for a partner's people while the contact lasts. */
  private remedyFor(caller: Caller, { askedBy: _asked, decidedBy: _decided, ...remedy }: Remedy, contact: Pick<Contact, 'openedAt' | 'closedAt'>) {
    const overdue = remedy.state === 'asked' && new Date(remedy.dueAt) <= this.clock.now();
    const told = { ...remedy, overdue };
    if (mayReadTexts(caller, contact, this.clock.now())) return told;
    const { reason: _reason, note: _note, ...rest } = told;
    return rest;
  }
}
