import { hashKeyOf, type JoiningIdentifier } from '@engawa/identifiers';
import type { Tx } from '@engawa/postgres';
import { ADDRESSED, addressedChannels } from '../db/addressed-channels.js';
import { CONCEALED, concealed } from '../domain/concealed.js';
import { EVERYWHERE, kindOf, type ConsentChannel } from '../domain/consent.js';

/** SQL: origins of people who were not erased and have the address of a consent: of a FAX number, of whom else it was said. A whole channel is nobody else's. */
const HOLDERS = `SELECT origin FROM (
    SELECT origin FROM ${ADDRESSED} JOIN identifiers USING (kind) WHERE addressed.channel = consents.channel AND value = consents.address
    UNION ALL SELECT origin FROM ${ADDRESSED} JOIN weak_identifiers USING (kind) WHERE addressed.channel = consents.channel AND value = consents.address
    UNION ALL SELECT origin FROM consents AS said WHERE consents.channel = 'fax' AND said.channel = 'fax' AND said.address = consents.address AND consents.address <> '${EVERYWHERE}' AND said.origin <> consents.origin
  ) AS holder WHERE NOT EXISTS (SELECT FROM erased_origins WHERE erased_origins.origin = holder.origin)`;

/** SQL: whether a holder asked that the use of what is known of them be stopped. */
const HAS_STOPPED = `EXISTS (SELECT FROM origins AS own JOIN origins AS theirs USING (customer_id) JOIN consents AS stop ON stop.origin = theirs.origin
    WHERE own.origin = holder.origin AND stop.address = '${EVERYWHERE}')`;

/** What was said of addresses that are nobody's any more, whoever said it: who else was asked about them is not to tell of their person. */
export async function concealConsentsAt(tx: Tx, gone: JoiningIdentifier[]): Promise<void> {
  const places = gone.flatMap(({ kind, value }) => addressedChannels.filter((channel) => kindOf(channel) === kind).map((channel) => ({ channel, value })));
  const rows = await tx.query<Row[]>(
    `SELECT id, channel, address FROM unnest($1::text[], $2::text[]) AS gone (channel, address) JOIN consents USING (channel, address) WHERE NOT EXISTS (${HOLDERS})`,
    [places.map(({ channel }) => channel), places.map(({ value }) => value)],
  );
  await conceal(tx, rows);
}

/**
 * That somebody agreed to be told something has to be proven for years after (特定商取引法 12条の3, 特定電子メール法 3条2項): the proof stays, with a
 * hash in the address's place. What was said of a number that somebody else has as well, such as a landline, goes on counting there and is
 * theirs from now on, without a remark that proves nothing. Nobody who asked that the use be stopped agrees by that. Gives how many rows there are.
 */
export async function concealConsentsOf(tx: Tx, origin: string): Promise<number> {
  const [, shared] = await tx.query<[unknown[], number]>(
    `UPDATE consents SET origin = heir.origin, from_address = NULL, form = CASE WHEN state = 'subscribed' THEN form END
       FROM (SELECT consents.id, next.origin FROM consents CROSS JOIN LATERAL (${HOLDERS} AND NOT (consents.state = 'subscribed' AND ${HAS_STOPPED}) ORDER BY origin LIMIT 1) AS next WHERE consents.origin = $1) AS heir
      WHERE consents.id = heir.id`,
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
