import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Requires } from '@engawa/auth';
import type { KeptFact } from '@engawa/outbox';
import { FactsDto } from '@engawa/service';
import { DataSource } from 'typeorm';
import { contactPoints } from '../queries/contact-points.js';
import { knownFacts } from '../queries/known-facts.js';
import { entriesOfFacts } from '../queries/timeline.js';
import { FactIdsDto, OriginsDto } from './customers.dto.js';

/** What other services ask, never departments. */
@ApiExcludeController()
@Controller('internal')
export class InternalController {
  constructor(private readonly db: DataSource) {}

  /** messaging asks where a whole batch of messages can go. */
  @Requires('customers.addresses')
  @Post('contact-points')
  @HttpCode(200)
  points(@Body() body: OriginsDto) {
    return contactPoints(this.db, body.origins);
  }

  /** The gateway asks whether facts stand on a timeline yet. */
  @Requires('events.status')
  @Post('entries')
  @HttpCode(200)
  async entries(@Body() body: FactIdsDto) {
    const found = await entriesOfFacts(this.db, body.facts);
    return found.map(({ entry, customer }) => ({ fact: entry.id, customer, revision: entry.revision }));
  }

  /** Those who read `customer-profile.events` ask for what they read there once more, to rebuild what they made of it. */
  @Requires('facts.read')
  @Post('known-facts')
  @HttpCode(200)
  async known(@Body() query: FactsDto): Promise<{ facts: KeptFact[] }> {
    return { facts: await knownFacts(this.db, query) };
  }
}
