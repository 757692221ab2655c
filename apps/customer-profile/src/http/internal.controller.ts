import { Body, Controller, HttpCode, Inject, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Requires } from '@engawa/auth';
import type { KeptFact } from '@engawa/outbox';
import { CONFIG, FactsDto } from '@engawa/service';
import { Clock } from '@engawa/timers';
import { DataSource } from 'typeorm';
import type { CustomerProfileConfig } from '../config.js';
import { preferenceToken } from '../domain/preference-token.js';
import { contactPoints } from '../queries/contact-points.js';
import { knownAs } from '../queries/known-as.js';
import { knownFacts } from '../queries/known-facts.js';
import { openRecords } from '../queries/open-records.js';
import { entriesOfFacts } from '../queries/timeline.js';
import { CustomerIdDto, FactIdsDto, OriginsDto, PartnerDto } from './customers.dto.js';

/** What other services ask, never departments. */
@ApiExcludeController()
@Controller('internal')
export class InternalController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: CustomerProfileConfig,
  ) {}

  /** messaging asks where a whole batch of messages can go, and what may be told there. */
  @Requires('customers.addresses')
  @Post('contact-points')
  @HttpCode(200)
  points(@Body() body: OriginsDto) {
    const [key] = this.config.LINK_SIGNING_KEYS;
    return contactPoints(this.db, body.origins, (origin) => `${this.config.PUBLIC_URL}/p/${preferenceToken(key!, origin)}`);
  }

  /** The gateway asks before each request of somebody of a partner what that partner reaches. */
  @Requires('customers.match')
  @Post('open-records')
  @HttpCode(200)
  openRecords(@Body() { partner }: PartnerDto) {
    return openRecords(this.db, partner, this.clock.now());
  }

  /** The gateway asks by what a customer may stand in the audit. */
  @Requires('customers.match')
  @Post('known-as')
  @HttpCode(200)
  knownAs(@Body() { customer }: CustomerIdDto) {
    return knownAs(this.db, customer);
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
