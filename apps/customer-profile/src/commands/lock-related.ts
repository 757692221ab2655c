import { Problem } from '@engawa/http';
import type { Tx } from '@engawa/postgres';
import { lockCustomers, RegroupedMeanwhile } from './lock-customers.js';
import { originsOf } from './origins-of.js';
import { refuseGone } from './refuse-gone.js';

/** Who a department's relation names beside the customer it is of, and by whom. */
export interface AddedBy {
  name: string;
  now: Date;
}

/** The origins that are the customer's until COMMIT. Throws 404, 410, and 409 for one who was merged. */
export async function lockRelated(tx: Tx, customer: string): Promise<string[]> {
  await refuseGone(tx, [customer]);
  return (await lockAll(tx, [customer]))[0]!;
}

/** The same for a customer whom the body names. */
export async function lockNamed(tx: Tx, customer: string): Promise<string[]> {
  await refuseNamed(tx, customer);
  return (await lockAll(tx, [customer]))[0]!;
}

/** The same for two, of whom the body names the other. Throws 400 for one and the same. */
export async function lockBoth(tx: Tx, customer: string, named: string): Promise<[own: string[], theirs: string[]]> {
  await refuseGone(tx, [customer]);
  if (customer === named) throw new Problem(400, 'same-customer', 'Name another customer.', { errors: [{ pointer: '/customer', detail: 'is the same customer' }] });
  await refuseNamed(tx, named);
  return (await lockAll(tx, [customer, named])) as [string[], string[]];
}

async function refuseNamed(tx: Tx, customer: string): Promise<void> {
  try {
    await refuseGone(tx, [customer]);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const { status, body, more } = error;
    const errors = [{ pointer: '/customer', detail: 'is no customer who is there' }];
    throw new Problem(status, body.type.split(':').at(-1)!, body.detail, { ...more, errors });
  }
}

async function lockAll(tx: Tx, wanted: string[]): Promise<string[][]> {
  const { customers } = await lockCustomers(tx, wanted);
  if (!wanted.every((each) => customers.has(each))) throw new RegroupedMeanwhile('Customers were joined meanwhile');
  const all = [];
  for (const each of wanted) all.push(await originsOf(tx, each));
  return all;
}
