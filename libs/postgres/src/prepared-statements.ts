import pg from 'pg';
import { isOutdatedPlan } from './errors.js';

/** Statements are written down in the code; what is put together from a person's rules must not fill the server's memory. */
const STATEMENTS_MAX = 300;
const names = new Map<string, string>();
/** Their columns changed under them, as a migration does; prepared they would fail for ever on this connection. */
const unprepared = new Set<string>();

/**
 * Statements with parameters are parsed once per connection and not at every call: under many small batches PostgreSQL
 * would spend a third of its time on reading the same texts again.
 */
class PreparingClient extends pg.Client {
  override query(...given: unknown[]): never {
    const query = super.query.bind(this) as (...args: unknown[]) => Promise<unknown>;
    const [text, values] = given;
    if (given.length !== 2 || typeof text !== 'string' || !Array.isArray(values) || values.length === 0) return query(...given) as never;
    const answer = query({ name: nameOf(text), text, values: values.map(asWritten) });
    return answer.catch((error: unknown) => {
      if (isOutdatedPlan(error)) unprepared.add(text);
      throw error;
    }) as never;
  }
}

/**
 * The driver writes arrays value by value, which takes longer than all else that it does with a statement. JSON's text of them is
 * PostgreSQL's, but for the brackets and for what JSON escapes beside quotes and backslashes.
 */
export function asWritten(value: unknown): unknown {
  if (!Array.isArray(value) || !value.every(isPlain)) return value;
  const json = JSON.stringify(value);
  return /\\[^"\\]/.test(json) ? value : `{${json.slice(1, -1)}}`;
}

const isPlain = (value: unknown) => typeof value === 'string' || typeof value === 'boolean' || value === null || Number.isFinite(value);

function nameOf(text: string): string | undefined {
  if (unprepared.has(text)) return undefined;
  const name = names.get(text);
  if (name !== undefined || names.size >= STATEMENTS_MAX) return name;
  names.set(text, `engawa_${names.size}`);
  return names.get(text);
}

class PreparingPool extends pg.Pool {
  constructor(options: pg.PoolConfig) {
    super({ ...options, Client: PreparingClient });
  }
}

/** The driver as TypeORM takes it. */
export const preparingDriver = { ...pg, Client: PreparingClient, Pool: PreparingPool };
