import { consentChannels } from '@engawa/contracts';
import { decodeCursor, pageOf, type Page } from '@engawa/http';
import type { DataSource } from 'typeorm';
import { ADDRESSED } from '../db/addressed-channels.js';
import type { ConsentChannel, ConsentState } from '../domain/consent.js';

export interface LedgerFilter {
  /** Whoever was merged stands for whom they are now. */
  customer?: string | undefined;
  channel?: string | undefined;
  purpose?: string | undefined;
  /** Of an address, in any of the forms in which it and a whole channel are kept: who said something there may have ended it for the channel. */
  address?: { forms: string[]; everywhere: string[] } | undefined;
  from?: Date | undefined;
  to?: Date | undefined;
}

/** One thing that somebody said, with its proof. */
export interface LedgerRow {
  id: string;
  customer: string;
  channel: ConsentChannel;
  /** Empty for letters; `*` of what was said of a whole channel. */
  address: string;
  purpose: string;
  state: ConsentState;
  how: string;
  wordingVersion: string | null;
  wordingText: string | null;
  form: string | null;
  by: string | null;
  from: string | null;
  occurredAt: Date;
  recordedAt: Date;
}

/** SQL: who somebody is now whose id was given. */
const NOW = '(SELECT customer_id FROM origins WHERE origin = $1)';
/** SQL: what somebody said, and what was said of an address that is theirs alone, by whomever. */
const OF_CUSTOMER = `consents.id IN (
  SELECT id FROM consents JOIN origins USING (origin) WHERE customer_id = ${NOW}
  UNION SELECT consents.id FROM origins JOIN identifiers USING (origin) JOIN ${ADDRESSED} USING (kind)
      JOIN consents ON consents.channel = addressed.channel AND address = value WHERE customer_id = ${NOW})`;

/** SQL: what was said of an address, and of its whole channel by whom something was said there. The index begins with the channel. */
const OF_ADDRESS = `consents.id IN (
  SELECT id FROM consents WHERE channel = ANY($11) AND address = ANY($9)
  UNION SELECT consents.id FROM consents AS there JOIN origins AS own USING (origin) JOIN origins AS theirs USING (customer_id)
      JOIN consents ON consents.origin = theirs.origin AND consents.channel = there.channel AND consents.address = ANY($10)
     WHERE there.channel = ANY($11) AND there.address = ANY($9))`;

/** SQL: of what a thing was said and how. As one text no index has it: what was said of letters, or at a time, is a lot. */
const thing = (row: string) => `concat_ws(' ', ${row}.channel, ${row}.purpose, ${row}.state, ${row}.address)`;

/** SQL: what was said of somebody as a whole stands with each of their origins, and is told once. */
const TOLD_BEFORE = `SELECT FROM origins AS own JOIN consents AS same USING (origin)
   WHERE own.customer_id = origins.customer_id AND same.act = consents.act AND same.id < consents.id AND ${thing('same')} = ${thing('consents')}`;

/** What was said, newest first. */
export async function listLedger(db: DataSource, filter: LedgerFilter, page: { limit: number; cursor?: string | undefined }): Promise<Page<LedgerRow>> {
  const [occurredAt, id] = decodeCursor(page.cursor) ?? [null, null];
  const { customer = null, channel = null, purpose = null, address, from = null, to = null } = filter;
  const whose = customer ? OF_CUSTOMER : '$1::uuid IS NULL';
  const rows = await db.query<LedgerRow[]>(
    `SELECT consents.id, coalesce(${NOW}, customer_id) AS customer, channel, address, purpose, state, how, wording_version AS "wordingVersion",
            wording_text AS "wordingText", form, by_name AS by, from_address AS "from", occurred_at AS "occurredAt", recorded_at AS "recordedAt"
       FROM consents JOIN origins USING (origin)
      WHERE ${whose} AND ($2::text IS NULL OR channel = $2) AND ($3::text IS NULL OR purpose = $3)
        AND ($4::timestamptz IS NULL OR occurred_at >= $4) AND ($5::timestamptz IS NULL OR occurred_at < $5)
        AND ($6::timestamptz IS NULL OR (occurred_at, consents.id) < ($6, $7::uuid)) AND ${address ? OF_ADDRESS : 'num_nulls($9::text[], $10::text[], $11::text[]) = 2'}
        AND NOT EXISTS (${TOLD_BEFORE})
      ORDER BY occurred_at DESC, consents.id DESC LIMIT $8`,
    [customer, channel, purpose, from, to, occurredAt, id, page.limit + 1, address?.forms ?? null, address?.everywhere ?? null, consentChannels],
  );
  return pageOf(rows, page.limit, (last) => [last.occurredAt, last.id]);
}
