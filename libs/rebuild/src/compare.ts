import type { Tx } from '@engawa/postgres';

/** A table that is made from facts alone. */
export interface ProjectionTable {
  name: string;
  key: string[];
  /** What follows from facts and is compared. */
  columns: string[];
  /** What does not follow from facts and stays as it is in a row that is kept; the shadow has it for new ones. */
  kept?: string[];
  /** SQL for the customer of the row `row`. */
  customer: string;
  /** SQL that says which rows of the live table follow from facts. */
  where?: string;
}

export interface Difference {
  table: string;
  key: string;
  /** Null for a row that belongs to nobody. */
  customer: string | null;
  what: 'missing' | 'too many' | 'differs';
  columns: string[];
}

/**
 * Compares the hash of each customer's rows in the live table and in the shadow, and finds the rows that make the
 * difference. They are kept in the temporary table `differences`, by which `exchange` goes. Values are never told.
 */
export async function compare(session: Tx, table: ProjectionTable): Promise<Difference[]> {
  const side = (schema: 'public' | 'pg_temp') =>
    `SELECT ${keyOf(table, 'row')} AS key, (${table.customer})::uuid AS customer, ${columnsOf(table)},
            hashtextextended(ROW(${columnsOf(table)})::text, 0) AS hash
       FROM ${schema}.${table.name} AS row WHERE ${schema === 'public' ? (table.where ?? 'true') : 'true'}`;
  await session.query(`CREATE TEMP TABLE live_rows ON COMMIT DROP AS ${side('public')}`);
  await session.query(`CREATE TEMP TABLE shadow_rows ON COMMIT DROP AS ${side('pg_temp')}`);
  const hashes = (rows: string) => `SELECT customer, sum(hash) AS hash, count(*) AS rows FROM ${rows} GROUP BY customer`;
  const changed = table.columns.map((name) => `CASE WHEN live.${name} IS DISTINCT FROM shadow.${name} THEN '${name}' END`);
  const found = await session.query<Difference[]>(
    `WITH customers AS (
       SELECT coalesce(live.customer, shadow.customer) AS customer
         FROM (${hashes('live_rows')}) AS live FULL JOIN (${hashes('shadow_rows')}) AS shadow ON live.customer = shadow.customer
        WHERE (live.hash, live.rows) IS DISTINCT FROM (shadow.hash, shadow.rows)),
     live AS (SELECT * FROM live_rows WHERE customer IS NULL OR customer IN (SELECT customer FROM customers)),
     shadow AS (SELECT * FROM shadow_rows WHERE customer IS NULL OR customer IN (SELECT customer FROM customers)),
     found AS (
       INSERT INTO differences
       SELECT '${table.name}', coalesce(live.key, shadow.key), coalesce(shadow.customer, live.customer),
              CASE WHEN live.key IS NULL THEN 'missing' WHEN shadow.key IS NULL THEN 'too many' ELSE 'differs' END,
              CASE WHEN live.key IS NULL OR shadow.key IS NULL THEN '{}'::text[] ELSE array_remove(ARRAY[${changed.join(', ')}], NULL) END
         FROM live FULL JOIN shadow ON live.key = shadow.key
        WHERE live.hash IS DISTINCT FROM shadow.hash
       RETURNING *)
     SELECT * FROM found ORDER BY customer, key`,
  );
  await session.query('DROP TABLE live_rows, shadow_rows');
  return found;
}

/** Puts right what `compare` has found: rows of the live table alone, in the caller's transaction. */
export async function exchange(session: Tx, table: ProjectionTable): Promise<void> {
  const { name, key, columns, kept = [] } = table;
  const all = [...key, ...columns, ...kept];
  const found = (what: Difference['what'], alias: string) =>
    `differences.table = '${name}' AND differences.what = '${what}' AND differences.key = ${keyOf(table, alias)}`;
  await session.query(`DELETE FROM public.${name} AS live USING differences WHERE ${found('too many', 'live')}`);
  const set = columns.map((column) => `${column} = shadow.${column}`).join(', ');
  const same = key.map((column) => `live.${column} = shadow.${column}`).join(' AND ');
  await session.query(
    `UPDATE public.${name} AS live SET ${set} FROM pg_temp.${name} AS shadow, differences
      WHERE ${same} AND ${found('differs', 'shadow')}`,
  );
  await session.query(
    `INSERT INTO public.${name} (${all.join(', ')})
     SELECT ${all.map((column) => `shadow.${column}`).join(', ')} FROM pg_temp.${name} AS shadow, differences
      WHERE ${found('missing', 'shadow')}`,
  );
}

function keyOf({ key }: ProjectionTable, alias: string): string {
  return `concat_ws(' ', ${key.map((column) => `${alias}.${column}`).join(', ')})`;
}

function columnsOf({ columns }: ProjectionTable): string {
  return columns.map((column) => `row.${column}`).join(', ');
}
