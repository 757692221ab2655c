import { Injectable } from '@nestjs/common';
import type { AuditedCustomer } from '../queries/search-audit.js';
import { gateway, InternalCalls } from './internal-calls.js';

/** By what a customer may stand in the audit: customer-profile knows which ids and records are theirs. */
@Injectable()
export class AuditedCustomers {
  constructor(private readonly calls: InternalCalls) {}

  /** Throws a 503 while customer-profile does not answer, so that nobody takes a part of the entries for all. */
  async of(customer: string): Promise<AuditedCustomer> {
    const known = await this.calls.post<AuditedCustomer>('customer-profile', '/internal/known-as', { customer }, gateway);
    return { origins: [...(known?.origins ?? []), customer], records: known?.records ?? [] };
  }
}
