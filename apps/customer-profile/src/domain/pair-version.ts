/** A customer as somebody saw it: `epoch` counts what became of its parts. */
export interface SeenCustomer {
  id: string;
  epoch: number;
}

/** Changes when one of the two becomes another customer, or has parts that it had not. */
export function pairVersion(one: SeenCustomer, other: SeenCustomer): string {
  return [one, other].map(({ id, epoch }) => `${id}.${epoch}`).sort().join('+');
}
