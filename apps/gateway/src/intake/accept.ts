import { Inject, Injectable } from '@nestjs/common';
import type { Publisher } from '../access/publishers.js';
import { CONFIG } from '@engawa/service';
import type { GatewayConfig } from '../config.js';
import { IntakeProducer } from './intake-producer.js';
import { isRefused, messageOf, type AcceptedItem, type Item } from './item.js';

/** Stores what is right of a request and leaves the rest to be refused one by one. */
@Injectable()
export class Acceptance {
  constructor(
    private readonly producer: IntakeProducer,
    @Inject(CONFIG) private readonly config: GatewayConfig,
  ) {}

  /** When it returns, every accepted item is on Kafka; when it throws a 503, none is known to be. */
  async store(items: Item[], publisher: Publisher): Promise<void> {
    const accepted = items.filter((item): item is AcceptedItem => !isRefused(item));
    if (accepted.length === 0) return;
    await this.producer.put(accepted.map((item) => messageOf(item, publisher, this.config.INTAKE_SIGNING_KEY)));
  }
}
