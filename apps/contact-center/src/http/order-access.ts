import { Inject, Injectable } from '@nestjs/common';
import { isOpenTo, ServiceClient, type Caller } from '@engawa/auth';
import { Problem, serviceUnavailable } from '@engawa/http';
import { CONFIG } from '@engawa/service';
import type { ContactCenterConfig } from '../config.js';

/** Asks order-ingest whose an order is, which this service does not know. */
@Injectable()
export class OrderAccess {
  private readonly client: ServiceClient;

  constructor(@Inject(CONFIG) private readonly config: ContactCenterConfig) {
    this.client = new ServiceClient(config.GATEWAY_URL, config.SERVICE_CREDENTIAL);
  }

  /**
   * Throws a 403 where somebody of a partner names an order of nobody whose record is open to them, or in a first contact whom they
   * identified a moment ago (`orIdentified`), be there such an order or not: what is promised for it would tell what was promised
   * before. The company's own people may name any. Throws a 503 while order-ingest does not answer.
   */
  async refuseClosed(order: string | undefined, { partner }: Caller, { orIdentified = false } = {}): Promise<void> {
    if (order === undefined || !partner) return;
    const customers = await this.customersOf(order);
    if (customers.some((customer) => isOpenTo(partner, customer) || (orIdentified && partner.identified.includes(customer)))) return;
    const errors = [{ pointer: '/orderId', detail: 'is of no record that is open to you' }];
    throw new Problem(403, 'record-closed', 'Name an order of the customer whom you have identified, as <shop>:<number>.', { errors });
  }

  private async customersOf(order: string): Promise<string[]> {
    const url = new URL('/internal/order-customers', this.config.ORDER_INGEST_URL).href;
    try {
      return (await this.client.post<{ customers: string[] }>('order-ingest', url, { order })).customers;
    } catch {
      throw serviceUnavailable('order-ingest does not answer, so nobody can tell whose the order is. Try again.');
    }
  }
}
