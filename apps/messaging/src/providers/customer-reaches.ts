import { Inject, Injectable } from '@nestjs/common';
import { ServiceClient } from '@engawa/auth';
import { CONFIG } from '@engawa/service';
import type { MessagingConfig } from '../config.js';
import type { Reach } from '../domain/delivery.js';

/** Asks customer-profile where customers are reached and what they may be told there. */
@Injectable()
export class CustomerReaches {
  private readonly client: ServiceClient;

  constructor(@Inject(CONFIG) private readonly config: MessagingConfig) {
    this.client = new ServiceClient(config.GATEWAY_URL, config.SERVICE_CREDENTIAL);
  }

  /** Of a whole batch in one call; origins that nobody minted are left out. Throws while nobody answers. */
  of(origins: string[]): Promise<Reach[]> {
    const url = new URL('/internal/contact-points', this.config.CUSTOMER_PROFILE_URL).href;
    return this.client.post<Reach[]>('customer-profile', url, { origins });
  }
}
