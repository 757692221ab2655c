import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CallerOf, ForPartners, isOpenTo, recordClosed, Requires, type Caller, type PartnerScope } from '@engawa/auth';
import { timeViolation } from '@engawa/contracts';
import { IdempotencyOf, idempotently, Problem, type IdempotentRequest } from '@engawa/http';
import type { Tx } from '@engawa/postgres';
import { Changed, Shown } from '@engawa/service';
import { Clock } from '@engawa/timers';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { recordContacts, type RecordContact } from '../commands/record-contacts.js';
import { hasAllOf, missingToClose, type Contact } from '../domain/contact.js';
import { listContacts } from '../queries/list-contacts.js';
import { contactOf, mayReadTexts } from './contact-access.js';
import { CloseContactDto, ContactDto, ContactPageDto, ContactQuery, RecordContactDto } from './contacts.dto.js';
import { OrderAccess } from './order-access.js';

/** A contact of a partner opens a record, so it begins when it says so. */
const PARTNERS_TELL_WITHIN_MS = 60 * 60_000;

@ApiTags('contacts')
@Controller('api/contacts')
export class ContactsController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly orders: OrderAccess,
  ) {}

  @Requires('contacts.read')
  @ForPartners('any')
  @Get()
  @ApiOkResponse({ type: ContactPageDto })
  async list(@Query() query: ContactQuery, @CallerOf() caller: Caller, @Shown() shown: string[], @Changed() listed: string[]) {
    const page = await listContacts(this.db, { ...query, partner: caller.partner?.id });
    shown.push(...page.items.flatMap(({ customer }) => customer.origin ?? []));
    listed.push(...page.items.filter(({ customer }) => !customer.origin).map(({ id }) => id));
    return { ...page, items: page.items.map((contact) => this.contactFor(caller, contact)) };
  }

  @Requires('contacts.read')
  @ForPartners('own')
  @Get(':id')
  @ApiOkResponse({ type: ContactDto })
  async one(@Param('id') id: string, @CallerOf() caller: Caller, @Shown() shown: string[]) {
    return this.contactFor(caller, await contactOf(this.db, id, caller, shown));
  }

  /**
   * Somebody was in contact: opens the contact, and completes it at once when `closed` is true. Somebody of a partner records
   * one with a customer they have identified, and says how.
   */
  @Requires('contacts.write')
  @ForPartners('any')
  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: ContactDto })
  async record(
    @Body() body: RecordContactDto,
    @IdempotencyOf() request: IdempotentRequest,
    @CallerOf() caller: Caller,
    @Shown() shown: string[],
    @Changed() changed: string[],
  ) {
    if (body.closed) refuseWithoutReasons(body);
    if (caller.partner) refuseUnverified(body, caller.partner);
    const order = body.orderId ?? undefined;
    await this.orders.refuseClosed(order, caller, { orIdentified: true });
    if (body.customer.origin) shown.push(body.customer.origin);
    const occurredAt = this.momentOf(body, caller);
    const { orderId: _order, occurredAt: _given, customer: { ...customer }, ...told } = body;
    if (caller.partner && customer.identifiers) customer.identifiers = customer.identifiers.map((each) => ({ ...each, verified: false }));
    const data = { contactId: uuidv7(), ...told, customer, order, agent: caller.name, partner: caller.partner?.id };
    const answer = await idempotently(this.db, request, async (tx) => {
      return { status: 201, body: await this.write(tx, data, occurredAt) };
    });
    changed.push(answer.body.id);
    return this.contactFor(caller, answer.body);
  }

  /**
   * Nothing is left to do. What is given here is added to what was recorded. Whoever comes second, with other words, is
   * told so; the same words again are a repetition.
   */
  @Requires('contacts.write')
  @ForPartners('own')
  @Post(':id/close')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @HttpCode(200)
  @ApiOkResponse({ type: ContactDto })
  async close(
    @Param('id') id: string,
    @Body() body: CloseContactDto,
    @IdempotencyOf() request: IdempotentRequest,
    @CallerOf() caller: Caller,
    @Shown() shown: string[],
  ) {
    const contact = await contactOf(this.db, id, caller, shown);
    refuseWithoutReasons({ ...contact, ...body });
    const { channel, direction, customer } = contact;
    const data = { contactId: id, channel, direction, customer, ...body, agent: caller.name, closed: true };
    const answer = await idempotently(this.db, request, async (tx) => {
      const closed = await this.write(tx, data, this.clock.now());
      if (!hasAllOf(closed, body)) throw alreadyClosed(closed);
      return { status: 200, body: closed };
    });
    return this.contactFor(caller, answer.body);
  }

  /**
   * Who it is about is customer-profile's to tell; what people said and wrote, and how they showed who they are, is for those who
   * may read it, and of a partner's people while the contact lasts.
   */
  private contactFor(caller: Caller, { customer: _, ...contact }: Contact): Omit<Contact, 'customer'> {
    if (mayReadTexts(caller, contact, this.clock.now())) return contact;
    const { quote: _quote, note: _note, verification: _verification, ...rest } = contact;
    return rest;
  }

  private async write(tx: Tx, data: RecordContact, occurredAt: Date): Promise<Contact> {
    const reject = (code: string, detail: string) => {
      const [pointer = ''] = detail.split(' ');
      throw new Problem(400, code, 'The vocabulary does not have this.', { errors: [{ pointer, detail }] });
    };
    const [contact] = await recordContacts(tx, [{ data, cause: { occurredAt, backfill: false }, reject }]);
    return contact!;
  }

  private momentOf({ occurredAt }: RecordContactDto, { partner }: Caller): Date {
    const now = this.clock.now();
    if (partner && occurredAt && occurredAt.getTime() < now.getTime() - PARTNERS_TELL_WITHIN_MS) {
      const errors = [{ pointer: '/occurredAt', detail: 'is more than an hour ago' }];
      throw new Problem(400, 'invalid', 'Record a contact within the hour. The company records older ones.', { errors });
    }
    const violation = occurredAt && timeViolation(occurredAt.toISOString(), now.getTime());
    if (!violation) return occurredAt ?? now;
    throw new Problem(400, 'invalid', 'The time is not right.', { errors: [{ pointer: '/occurredAt', detail: violation }] });
  }
}

function refuseWithoutReasons(contact: { customerReason?: string; dealReason?: string }): void {
  const missing = missingToClose(contact);
  if (missing.length === 0) return;
  const errors = missing.map((field) => ({ pointer: `/${field}`, detail: 'is needed to complete the contact' }));
  throw new Problem(400, 'reasons-missing', 'A contact is completed with a reason on both axes.', { errors });
}

function alreadyClosed({ agent, closedAt }: Contact): Problem {
  const extensions = { closedBy: agent, closedAt };
  return new Problem(409, 'already-closed', 'The contact was completed with other words before. Nothing was changed.', { extensions });
}

/** Who is named by what they told was not looked up, so nothing they told was compared. */
function refuseClaimed(verification: RecordContactDto['verification']): void {
  if (!verification) return;
  const errors = [{ pointer: '/verification', detail: 'is of somebody who was identified, and is recorded with their origin' }];
  throw new Problem(400, 'not-verified', 'Identify the caller first, and name them by the origin.', { errors });
}

/**
 * A known customer must have been identified by this partner; somebody new is recorded by one identifier they told, which finds nobody:
 * it may be a customer's whom nobody identified, into whose record nothing is written.
 */
function refuseUnverified({ customer, verification }: RecordContactDto, partner: PartnerScope): void {
  if ((customer.identifiers?.length ?? 0) > (customer.origin === undefined ? 1 : 0)) {
    const errors = [{ pointer: '/customer/identifiers', detail: 'would say that several customers are one' }];
    throw new Problem(403, 'may-not-join', 'Name the customer by the origin or by one identifier. The company joins customers.', { errors });
  }
  if (customer.origin === undefined) return refuseClaimed(verification);
  const reached = isOpenTo(partner, customer.origin) || partner.identified.includes(customer.origin.toLowerCase());
  if (!reached) throw recordClosed();
  if (verification && (verification.items.length >= 2 || verification.representative)) return;
  const errors = [{ pointer: '/verification', detail: 'needs two items, or the relation of a representative' }];
  throw new Problem(400, 'not-verified', 'Record how the caller showed who they are.', { errors });
}
