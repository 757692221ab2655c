import { contractOf, personalFields } from '@engawa/contracts';

/** Stands where a contract asks for a subject: the one that was sent may call somebody by name. */
const NO_SUBJECT = '…';

/** A fact's data without whom it is about and what they said: it keeps its contract, whose personal fields are optional. */
export function withoutPerson(type: string, data: Record<string, unknown>): Record<string, unknown> {
  const contract = contractOf(type);
  // Of a type that was given up nobody knows what is personal.
  if (!contract) return {};
  const rest = { ...data };
  if ('customer' in rest) rest.customer = {};
  if ('subject' in rest) rest.subject = NO_SUBJECT;
  for (const field of personalFields(contract)) delete rest[field];
  return rest;
}
