import type { PartnerScope } from '@engawa/auth';
import { gateway, type InternalCalls } from './internal-calls.js';

/** Which customers' records a partner may open at this moment: customer-profile says, from the contacts the partner has with them. */
export class OpenRecords {
  constructor(private readonly calls: InternalCalls) {}

  /** Throws a 503 while customer-profile does not answer, so nobody sees more than they may. */
  async of(partner: string): Promise<PartnerScope> {
    const nothing = { id: partner, customers: [], identified: [] };
    if (partner === '') return nothing;
    const open = await this.calls.post<Omit<PartnerScope, 'id'>>('customer-profile', '/internal/open-records', { partner }, gateway);
    return { ...nothing, ...open };
  }
}
