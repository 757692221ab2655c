import { transactionKinds, type Transaction } from '../api/timeline.js';

/** The order, subscription or contact that the address names: `?order=main:10482`. */
export function transactionIn(params: URLSearchParams): Transaction | undefined {
  const kind = transactionKinds.find((each) => params.get(each));
  return kind && { kind, id: params.get(kind)! };
}

/** Address of all of a transaction, on the page of the customer. */
export const addressOf = ({ kind, id }: Transaction) => `?${new URLSearchParams({ [kind]: id }).toString()}`;
