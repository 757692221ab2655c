import { Problem } from '@engawa/http';
import type { Tx } from '@engawa/postgres';
import type { DataSource } from 'typeorm';

/** SQL: changes when a customer becomes another one, or has parts that it had not. `customers` is the table, or what it is called. */
export const customerVersion = (customers = 'customers') => `${customers}.id || '.' || ${customers}.epoch`;

/** Throws 412 when one of them who is there is not any more as it was `seen`: nothing was said of somebody who was joined with them since. */
export async function refuseOthers(db: DataSource | Tx, customers: string[], seen: string[]): Promise<void> {
  const now = await db.query<{ version: string }[]>(`SELECT ${customerVersion()} AS version FROM customers WHERE id = ANY($1) AND erased_at IS NULL`, [customers]);
  if (now.some(({ version }) => !seen.includes(version))) throw othersNow();
}

/** The answer about somebody who is another by now than the one that was looked at. */
export const othersNow = () => new Problem(412, 'others-now', 'They were joined with others, or parted, or entries were deleted, since they were looked at. Look at them again.');
