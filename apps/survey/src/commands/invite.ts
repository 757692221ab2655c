import { MessageDeliver, SurveyInvited } from '@engawa/contracts';
import { causeOf, type Received } from '@engawa/inbox';
import { isStopped } from '@engawa/known-origins';
import { fact, request, stateFacts, type NewFact, type NewRequest } from '@engawa/outbox';
import type { Tx } from '@engawa/postgres';
import { v7 as uuidv7 } from 'uuid';
import type { Survey } from '../db/survey.entity.js';
import { linkTokenHash, newLinkToken } from '../domain/link-token.js';

/** A completed contact whose customer may be asked. */
export interface Occasion {
  item: Received;
  origin: string;
  contact: string;
  order?: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Asks the customers of these contacts, each contact once and each customer not again before the survey's rest is
 * over, and nobody whose contact is stopped. The link's token leaves with the request to messaging and is kept here as a hash only.
 */
export async function invite(tx: Tx, survey: Survey, occasions: Occasion[], now: Date, publicUrl: string): Promise<void> {
  const rested = await withoutRecentlyAsked(tx, survey, await withoutStopped(tx, occasions), now);
  if (rested.length === 0) return;
  const invitations = rested.map((occasion) => ({ ...occasion, id: uuidv7(), token: newLinkToken() }));
  const inserted = await tx.query<{ id: string }[]>(
    `INSERT INTO invitations (id, survey, origin, questions, title, token_hash, contact, order_id, invited_at, expires_at)
     SELECT id, $6, origin, $7, $8, token_hash, contact, order_id, $9, $10
       FROM unnest($1::uuid[], $2::uuid[], $3::bytea[], $4::text[], $5::text[]) AS new (id, origin, token_hash, contact, order_id)
     ON CONFLICT (survey, contact) DO NOTHING RETURNING id`,
    [
      invitations.map((each) => each.id),
      invitations.map((each) => each.origin),
      invitations.map((each) => linkTokenHash(each.token)),
      invitations.map((each) => each.contact),
      invitations.map((each) => each.order ?? null),
      survey.id,
      JSON.stringify(survey.questions),
      JSON.stringify(survey.title),
      now,
      new Date(now.getTime() + survey.linkDays * DAY_MS),
    ],
  );
  const ours = new Set(inserted.map((row) => row.id));
  const facts: NewFact[] = [];
  const requests: NewRequest<typeof MessageDeliver>[] = [];
  for (const { id, token, item, origin, contact, order } of invitations.filter((each) => ours.has(each.id))) {
    const cause = { ...causeOf(item), receipt: undefined };
    const customer = { origin };
    const about = { survey: survey.id, customer, contact, order };
    facts.push(fact(SurveyInvited, { invitation: id, kind: survey.kind, title: survey.title, ...about }, cause));
    const variables = { url: `${publicUrl}/s/${token}` };
    const data = { delivery: id, template: survey.template, variables, channels: survey.channels, ...about };
    requests.push({ contract: MessageDeliver, id, data, cause });
  }
  await stateFacts(tx, 'survey', facts);
  await request(tx, 'survey', requests);
}

async function withoutStopped(tx: Tx, occasions: Occasion[]): Promise<Occasion[]> {
  if (occasions.length === 0) return occasions;
  const rows = await tx.query<{ origin: string }[]>(`SELECT origin FROM unnest($1::uuid[]) AS asked (origin) WHERE ${isStopped('asked.origin')}`, [
    occasions.map((each) => each.origin),
  ]);
  const stopped = new Set(rows.map((row) => row.origin));
  return occasions.filter((each) => !stopped.has(each.origin));
}

async function withoutRecentlyAsked(tx: Tx, survey: Survey, occasions: Occasion[], now: Date): Promise<Occasion[]> {
  if (survey.restDays === 0 || occasions.length === 0) return occasions;
  const since = new Date(now.getTime() - survey.restDays * DAY_MS);
  const rows = await tx.query<{ origin: string }[]>(
    `SELECT DISTINCT asked.origin FROM known_origins AS asked
       JOIN known_origins AS own USING (customer_id) JOIN invitations ON invitations.origin = own.origin
      WHERE asked.origin = ANY($1) AND survey = $2 AND invited_at > $3`,
    [occasions.map((each) => each.origin), survey.id, since],
  );
  const resting = new Set(rows.map((row) => row.origin));
  return occasions.filter((each) => !resting.has(each.origin));
}
