import type { TimelineEntryView } from '@engawa/contracts';
import { pagesOf } from '@engawa/http';
import type { DataSource } from 'typeorm';
import { refuseOthers } from '../db/customer-version.js';
import { readProfiles } from '../db/read-profiles.js';
import { joinSaid, type Said } from '../domain/profile.js';
import { listLedger } from './consent-ledger.js';
import { refusedLinesOf, type DisclosedLineOfFile } from './refused-lines-of.js';
import { relationsOf, type Relations } from './relations.js';
import { readTimeline, type Entry } from './timeline.js';

/** What the facts of all departments tell of a customer, as they have a right to see it (個人情報保護法 33条). What may be long is read page by page, while it is sent. */
export interface Disclosure {
  customer: string;
  identifiers: { kind: string; namespace: string; value: string }[];
  profile: Record<string, Said>;
  /** What was said of them, by whom and when, oldest first. */
  changes: { at: Date; source: string; fields: Record<string, unknown> }[];
  /** `from`: the internet address it was said from. */
  consents: AsyncIterable<{ channel: string; address: string; purpose: string; state: string; how: string; wording: string | null; form: string | null; from: string | null; occurredAt: Date }[]>;
  /** With whom they live, for which companies they are there, who speaks for them and for whom they speak: of the others the name, and no more. */
  relations: DisclosedRelation[];
  /** Lines of files that could not be taken, as long as they are kept: each cell under the name of its column. */
  refusedLines: DisclosedLineOfFile[];
  /** Everything they did with any department and what was sent to them, with what was written of it, newest first. */
  timeline: AsyncIterable<(Pick<Entry, 'type' | 'occurredAt' | 'department' | 'channel' | 'about' | 'data' | 'corrections'> & Pick<TimelineEntryView, 'title'>)[]>;
}

export interface DisclosedRelation {
  kind: 'household' | 'company' | 'representative' | 'represents';
  at: Date | string | null;
  says: Record<string, string | null>;
}

/**
 * `version`: as somebody looked at them (db/customer-version.ts). While it is read others may be joined with them, of whom nothing is disclosed: then reading
 * throws 412, in the middle of what is sent.
 */
export async function disclosureOf(db: DataSource, { customer, version }: { customer: string; version: string }, now: Date): Promise<Disclosure> {
  const checked = <T>(pages: AsyncIterable<T[]>) => whileUnchanged(pages, () => refuseOthers(db, [customer], [version]));
  const identifiers = await db.query<Disclosure['identifiers']>(
    `SELECT DISTINCT kind, namespace, value FROM origins
       JOIN (SELECT origin, kind, namespace, value FROM identifiers UNION ALL SELECT origin, kind, namespace, value FROM weak_identifiers) AS known USING (origin)
      WHERE customer_id = $1 ORDER BY kind, namespace, value`,
    [customer],
  );
  const { profiles, priorities } = await readProfiles(db, customer);
  const changes = await db.query<Disclosure['changes']>(
    'SELECT said_at AS at, source, fields FROM origins JOIN profile_changes USING (origin) WHERE customer_id = $1 ORDER BY said_at, fact',
    [customer],
  );
  return {
    customer,
    identifiers,
    profile: joinSaid(profiles, priorities),
    changes,
    consents: each(checked(pagesOf((page) => listLedger(db, { customer }, page))), ({ channel, address, purpose, state, how, wordingText, form, from, occurredAt }) => {
      return { channel, address, purpose, state, how, wording: wordingText, form, from, occurredAt };
    }),
    relations: relationLines(customer, await relationsOf(db, customer, now)),
    refusedLines: await refusedLinesOf(db, customer),
    timeline: each(checked(pagesOf((page) => readTimeline(db, customer, {}, page))), ({ type, occurredAt, department, channel, title, about, data, corrections }) => {
      return { type, occurredAt, department, channel, title, about, data, corrections };
    }),
  };
}

/** What was written of how somebody else showed that they may speak is disclosed to whom they speak for. */
function relationLines(customer: string, { households, companies, representatives, represents }: Relations): DisclosedRelation[] {
  return [
    ...households.flatMap(({ members }) =>
      members.map(({ customer: member, role, since }) => ({ kind: 'household' as const, at: since, says: { name: member.name, role, self: member.id === customer ? 'true' : null } })),
    ),
    ...companies.map(({ company, department, title, since, endedOn }) => ({ kind: 'company' as const, at: since, says: { name: company.name, department, title, endedOn } })),
    ...representatives.map(({ customer: { name }, relationship, scope, from, until, verification, note, endedAt }) => {
      return { kind: 'representative' as const, at: from, says: { name, relationship, scope, until, verification, note, endedAt: endedAt?.toISOString() ?? null } };
    }),
    ...represents.map(({ customer: { name }, relationship, scope, from, until, endedAt }) => {
      return { kind: 'represents' as const, at: from, says: { name, relationship, scope, until, endedAt: endedAt?.toISOString() ?? null } };
    }),
  ];
}

async function* whileUnchanged<T>(pages: AsyncIterable<T[]>, check: () => Promise<void>): AsyncGenerator<T[]> {
  for await (const page of pages) {
    await check();
    yield page;
  }
  await check();
}

async function* each<T, R>(pages: AsyncIterable<T[]>, tell: (row: T) => R): AsyncGenerator<R[]> {
  for await (const rows of pages) yield rows.map(tell);
}
