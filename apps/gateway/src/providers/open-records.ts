import type { Caller, PartnerScope } from '@engawa/auth';
import type { InternalCalls } from './internal-calls.js';

/** Asked on behalf of nobody in particular. */
const gateway: Caller = { subject: 'service:gateway', name: 'gateway', permissions: ['customers.match'], purpose: 'access' };

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
