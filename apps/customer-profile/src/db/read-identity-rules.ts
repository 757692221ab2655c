import type { Tx } from '@engawa/postgres';
import type { DataSource } from 'typeorm';
import { IdentityRules, type IdentityRule } from '../domain/identity-rules.js';

/** The rules as they were read last, so that their patterns are made once and not for every batch. */
let last: { rows: string; rules: IdentityRules } | undefined;

/** The rules that hold now. */
export async function readIdentityRules(db: DataSource | Tx): Promise<IdentityRules> {
  const rows = await db.query<IdentityRule[]>('SELECT id, priority, most, joins, blocked, weak FROM identity_rules ORDER BY id');
  const said = JSON.stringify(rows);
  if (last?.rows !== said) last = { rows: said, rules: new IdentityRules(rows) };
  return last.rules;
}
