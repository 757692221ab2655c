import { hashKeyOf, type JoiningIdentifier } from '@engawa/identifiers';
import type { Tx } from '@engawa/postgres';
import { KIND_OF_CHANNEL } from '../db/kind-of-channel.js';
import { CONCEALED, concealed } from '../domain/concealed.js';
import type { ConsentChannel } from '../domain/consent.js';

/** SQL: origins of people who were not erased and have the address of a consent. */
const HOLDERS = `SELECT origin FROM (
    SELECT origin FROM identifiers WHERE value = consents.address AND kind = ${KIND_OF_CHANNEL}
    UNION ALL SELECT origin FROM weak_identifiers WHERE value = consents.address AND kind = ${KIND_OF_CHANNEL}) AS holder
  WHERE NOT EXISTS (SELECT FROM erased_origins WHERE erased_origins.origin = holder.origin)`;

/** What was said of addresses that are nobody's any more, whoever said it: who else was asked about them is not to tell of their person. */
export async function concealConsentsAt(tx: Tx, gone: JoiningIdentifier[]): Promise<void> {
  const rows = await tx.query<Row[]>(
    `SELECT id, channel, address FROM consents JOIN unnest($1::text[], $2::text[]) AS gone (kind, value) ON address = value AND ${KIND_OF_CHANNEL} = kind
      WHERE NOT EXISTS (${HOLDERS})`,
    [gone.map(({ kind }) => kind), gone.map(({ value }) => value)],
  );
  await conceal(tx, rows);
}

/**
 * That somebody agreed to be told something has to be proven for years after (特定商取引法 12条の3, 特定電子メール法 3条2項): the proof stays, with a
 * hash in the address's place. What was said of a number that somebody else has as well, such as a landline, goes on counting there and is
 * theirs from now on. Gives how many rows there are.
 */
export async function concealConsentsOf(tx: Tx, origin: string): Promise<number> {
  const [, shared] = await tx.query<[unknown[], number]>(
    `UPDATE consents SET origin = (${HOLDERS} ORDER BY origin LIMIT 1), from_address = NULL WHERE origin = $1 AND EXISTS (${HOLDERS})`,
    [origin],
  );
  const rows = await tx.query<Row[]>('SELECT id, channel, address FROM consents WHERE origin = $1', [origin]);
  await conceal(tx, rows.filter(({ address }) => !address.startsWith(CONCEALED)));
  return shared + rows.length;
}

interface Row {
  id: string;
  channel: ConsentChannel;
  address: string;
}

async function conceal(tx: Tx, rows: Row[]): Promise<void> {
  const key = hashKeyOf(tx.dataSource);
  await tx.query(
    `UPDATE consents SET address = new.address, from_address = NULL FROM unnest($1::uuid[], $2::text[]) AS new (id, address) WHERE consents.id = new.id`,
    [rows.map(({ id }) => id), rows.map((row) => concealed(key, row))],
  );
}
