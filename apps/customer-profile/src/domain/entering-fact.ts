import type { EventContract, FactCustomer } from '@engawa/contracts';
import type { Cause } from '@engawa/outbox';

/** A fact on its way onto the timeline: another service's, or one that is stated here. */
export interface EnteringFact {
  id: string;
  contract: EventContract;
  /** Id of the order, contact or answer; with the contract's owner it finds the origin of all facts of that key. */
  key: string;
  data: Record<string, unknown> & { customer: FactCustomer };
  recordedAt: Date;
  cause: Cause;
}

/** The fact with the origin it belongs to and all origins it shows to be one customer. */
export interface ResolvedFact extends EnteringFact {
  origin: string;
  linked: string[];
  /** The customer that begins with it: nobody had one of these origins, and no other fact of the batch names one. */
  begins?: string | undefined;
}
