import type { About } from '@engawa/contracts';

/** What all departments may have to do with. */
export const transactionKinds = ['order', 'subscription', 'contact'] as const;
export type TransactionKind = (typeof transactionKinds)[number];
export type Transactions = Pick<About, TransactionKind>;

export const transactionsOf = ({ order, subscription, contact }: About): Transactions => ({ order, subscription, contact });
