import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CallerOf, Requires, type Caller } from '@engawa/auth';
import { timeViolation } from '@engawa/contracts';
import { IdempotencyOf, idempotently, notFound, Problem, type IdempotentRequest } from '@engawa/http';
import type { Tx } from '@engawa/postgres';
import { Clock } from '@engawa/timers';
import { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { recordContacts, type RecordContact } from '../commands/record-contacts.js';
import { hasAllOf, missingToClose, type Contact } from '../domain/contact.js';
import { findContact, listContacts } from '../queries/list-contacts.js';
import { CloseContactDto, ContactDto, ContactPageDto, ContactQuery, RecordContactDto } from './contacts.dto.js';

@ApiTags('contacts')
@Controller('api/contacts')
export class ContactsController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  @Requires('contacts.read')
  @Get()
  @ApiOkResponse({ type: ContactPageDto })
  async list(@Query() query: ContactQuery) {
    const page = await listContacts(this.db, query);
    return { ...page, items: page.items.map(withoutCustomer) };
  }

  @Requires('contacts.read')
  @Get(':id')
  @ApiOkResponse({ type: ContactDto })
  async one(@Param('id') id: string) {
    const contact = await findContact(this.db, id);
    if (!contact) throw notFound('The contact');
    return withoutCustomer(contact);
  }

  /** Somebody was in contact: opens the contact, and completes it at once when `closed` is true. */
  @Requires('contacts.write')
  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: ContactDto })
  async record(@Body() body: RecordContactDto, @IdempotencyOf() request: IdempotentRequest, @CallerOf() caller: Caller) {
    if (body.closed) refuseWithoutReasons(body);
    const occurredAt = this.momentOf(body);
    const { orderId, occurredAt: _given, ...told } = body;
    const data = { contactId: uuidv7(), ...told, order: orderId, agent: caller.name };
    const answer = await idempotently(this.db, request, async (tx) => {
      return { status: 201, body: withoutCustomer(await this.write(tx, data, occurredAt)) };
    });
    return answer.body;
  }

  /**
   * Nothing is left to do. What is given here is added to what was recorded. Whoever comes second, with other words, is
   * told so; the same words again are a repetition.
   */
  @Requires('contacts.write')
  @Post(':id/close')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @HttpCode(200)
  @ApiOkResponse({ type: ContactDto })
  async close(
    @Param('id') id: string,
    @Body() body: CloseContactDto,
    @IdempotencyOf() request: IdempotentRequest,
    @CallerOf() caller: Caller,
  ) {
    const contact = await findContact(this.db, id);
    if (!contact) throw notFound('The contact');
    refuseWithoutReasons({ ...contact, ...body });
    const { channel, direction, customer } = contact;
    const data = { contactId: id, channel, direction, customer, ...body, agent: caller.name, closed: true };
    const answer = await idempotently(this.db, request, async (tx) => {
      const closed = await this.write(tx, data, this.clock.now());
      if (!hasAllOf(closed, body)) throw alreadyClosed(closed);
      return { status: 200, body: withoutCustomer(closed) };
    });
    return answer.body;
  }

  private async write(tx: Tx, data: RecordContact, occurredAt: Date): Promise<Contact> {
    const reject = (code: string, detail: string) => {
      const [pointer = ''] = detail.split(' ');
      throw new Problem(400, code, 'The vocabulary does not have this.', { errors: [{ pointer, detail }] });
    };
    const [contact] = await recordContacts(tx, [{ data, cause: { occurredAt, backfill: false }, reject }]);
    return contact!;
  }

  private momentOf({ occurredAt }: RecordContactDto): Date {
    const now = this.clock.now();
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

/** Who it is about is customer-profile's to tell. */
function withoutCustomer({ customer: _, ...contact }: Contact): Omit<Contact, 'customer'> {
  return contact;
}
