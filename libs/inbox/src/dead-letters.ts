import { hashesIn, hashKeyOf } from '@engawa/identifiers';
import type { Tx } from '@engawa/postgres';
import type { KeyObject } from 'node:crypto';
import { v7 as uuidv7 } from 'uuid';

/** A message that was not applied, with what is needed to look at it and to replay it. */
export interface DeadLetter {
  topic: string;
  partition: number;
  offset: string;
  /** What of the message could be read. */
  publisher?: string;
  source?: string;
  eventId?: string;
  type?: string;
  /** Stable code: `conflict`, `unknown-type`, `unknown-version`, `invalid`, `no-headers`, `null-value`, … */
  reason: string;
  /** For a person; names places, never values. */
  detail: string;
  headers: Record<string, string>;
  key: Buffer | null;
  value: Buffer | null;
}

/**
 * Keeps the letters in the transaction that moves on behind them, with hashes of whom they name, by which they are found when
 * somebody is to be erased. A letter already kept stays as it is.
 */
export async function keepDeadLetters(tx: Tx, letters: DeadLetter[]): Promise<void> {
  if (letters.length === 0) return;
  await tx.query(
    `INSERT INTO dead_letters (id, topic, partition, "offset", publisher, source, event_id, type, reason, detail, headers, key, value, identifier_hashes)
     SELECT id, topic, partition, "offset", publisher, source, event_id, type, reason, detail, headers, key, value,
            ARRAY(SELECT decode(jsonb_array_elements_text(hashes), 'hex'))
       FROM unnest($1::uuid[], $2::text[], $3::int[], $4::bigint[], $5::text[], $6::text[], $7::text[],
                   $8::text[], $9::text[], $10::text[], $11::jsonb[], $12::bytea[], $13::bytea[], $14::jsonb[])
         AS new (id, topic, partition, "offset", publisher, source, event_id, type, reason, detail, headers, key, value, hashes)
     ON CONFLICT (topic, partition, "offset") DO NOTHING`,
    [
      letters.map(() => uuidv7()),
      letters.map((letter) => letter.topic),
      letters.map((letter) => letter.partition),
      letters.map((letter) => letter.offset),
      letters.map((letter) => letter.publisher ?? null),
      letters.map((letter) => letter.source ?? null),
      letters.map((letter) => letter.eventId ?? null),
      letters.map((letter) => letter.type ?? null),
      letters.map((letter) => letter.reason),
      letters.map((letter) => letter.detail.slice(0, 1000)),
      letters.map((letter) => JSON.stringify(letter.headers)),
      letters.map((letter) => letter.key),
      letters.map((letter) => letter.value),
      letters.map((letter) => JSON.stringify(hashesOf(hashKeyOf(tx.dataSource), letter).map((hash) => hash.toString('hex')))),
    ],
  );
}

/** None for what is no JSON: such a letter goes after a while, whoever it names. */
function hashesOf(hashKey: KeyObject, { value, headers }: DeadLetter): Buffer[] {
  try {
    return hashesIn(hashKey, [JSON.parse(value?.toString('utf8') ?? 'null'), headers]);
  } catch {
    return [];
  }
}

/**
 * Empties what names somebody who was erased, by the hashes of their identifiers; that it was there, and why it was not applied,
 * stays. Gives how many.
 */
export async function eraseDeadLetters(tx: Tx, hashes: Buffer[]): Promise<number> {
  const [, erased] = await tx.query<[unknown[], number]>(
    `UPDATE dead_letters SET key = NULL, value = NULL, headers = '{}', event_id = NULL, identifier_hashes = '{}',
            closed_at = coalesce(closed_at, clock_timestamp()), closed_as = coalesce(closed_as, 'dismissed'),
            closed_by_name = coalesce(closed_by_name, 'Engawa'), close_reason = coalesce(close_reason, 'erased')
      WHERE identifier_hashes && $1::bytea[]`,
    [hashes],
  );
  return erased;
}
