import { Body, Controller, Delete, Get, HttpCode, Post, Put, Req } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CallerOf, ForPartners, Requires, type Caller } from '@engawa/auth';
import { IdempotencyOf, idempotently, idempotentlyDone, UuidParam, type IdempotentRequest } from '@engawa/http';
import { inTransaction } from '@engawa/postgres';
import { Clock } from '@engawa/timers';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { correctEntry } from '../commands/correct-entry.js';
import { noteCustomer } from '../commands/note-customer.js';
import { pinEntry, unpinEntry } from '../commands/pin-entry.js';
import { pinnedEntries } from '../queries/entries-across.js';
import { entryFor } from './masking.js';
import { refuseMerged } from './merged.js';
import { CorrectionTextDto, NotedDto, NoteDto, PinnedDto } from './timeline.dto.js';

/** What people add to a timeline: notes, corrections, pins. */
@ApiTags('timeline')
@Controller('api/customers')
export class NotesController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Departments that the text mentions find it in GET /api/mentions. */
  @Requires('customers.write')
  @ForPartners({ customer: 'id' })
  @Post(':id/notes')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: NotedDto })
  async note(@UuidParam('id') id: string, @Body() body: NoteDto, @IdempotencyOf() request: IdempotentRequest, @CallerOf() caller: Caller) {
    const note = { text: body.text, about: body.about ?? {}, by: nameOf(caller) };
    const answer = await idempotently(this.db, request, async (tx) => ({ status: 201, body: { id: await noteCustomer(tx, id, note, this.clock.now()) } }));
    return answer.body;
  }

  /** What was there before stays readable. */
  @Requires('customers.write')
  @ForPartners({ customer: 'id' })
  @Post(':id/entries/:entry/corrections')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @HttpCode(204)
  @ApiNoContentResponse()
  async correctEntry(
    @UuidParam('id') id: string,
    @UuidParam('entry') entry: string,
    @Body() { text }: CorrectionTextDto,
    @IdempotencyOf() request: IdempotentRequest,
    @CallerOf() caller: Caller,
  ) {
    await idempotentlyDone(this.db, request, async (tx) => {
      await correctEntry(tx, { customer: id, entry }, { text, by: nameOf(caller) }, this.clock.now());
    });
  }

  @Requires('customers.read')
  @ForPartners({ customer: 'id' })
  @Get(':id/pins')
  @ApiOkResponse({ type: PinnedDto })
  async pins(@UuidParam('id') id: string, @Req() request: FastifyRequest, @CallerOf() caller: Caller) {
    await refuseMerged(this.db, id, request);
    return { items: (await pinnedEntries(this.db, id)).map((entry) => entryFor(caller, entry)), nextCursor: null };
  }

  /** Everybody sees it. A pin has no contents that somebody else could have changed meanwhile. */
  @Requires('customers.write')
  @ForPartners({ customer: 'id' })
  @Put(':id/pins/:entry')
  @HttpCode(204)
  @ApiNoContentResponse()
  pin(@UuidParam('id') id: string, @UuidParam('entry') entry: string, @CallerOf() caller: Caller) {
    return inTransaction(this.db, (tx) => pinEntry(tx, id, entry, nameOf(caller), this.clock.now()));
  }

  @Requires('customers.write')
  @ForPartners({ customer: 'id' })
  @Delete(':id/pins/:entry')
  @HttpCode(204)
  @ApiNoContentResponse()
  unpin(@UuidParam('id') id: string, @UuidParam('entry') entry: string) {
    return inTransaction(this.db, (tx) => unpinEntry(tx, id, entry));
  }
}

/** As long as facts take one. */
const nameOf = ({ name }: Caller) => name.slice(0, 64).toWellFormed();
