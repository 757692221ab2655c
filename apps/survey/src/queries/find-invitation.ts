import type { Tx } from '@engawa/postgres';
import type { DataSource } from 'typeorm';
import { linkTokenHash } from '../domain/link-token.js';
import type { Question } from '../domain/survey.js';

export interface Invitation {
  id: string;
  survey: string;
  origin: string;
  questions: Question[];
  title: { ja: string; en: string };
  contact: string | null;
  order: string | null;
  expiresAt: Date;
  answeredAt: Date | null;
}

const COLUMNS = `id, survey, origin, questions, title, contact, order_id AS "order", expires_at AS "expiresAt", answered_at AS "answeredAt"`;

/** The invitation behind a link. `lock` keeps a second answer waiting until the first is written. */
export async function findInvitation(db: DataSource | Tx, token: string, lock = false): Promise<Invitation | undefined> {
  const [invitation] = await db.query<Invitation[]>(
    `SELECT ${COLUMNS} FROM invitations WHERE token_hash = $1 ${lock ? 'FOR UPDATE' : ''}`,
    [linkTokenHash(token)],
  );
  return invitation;
}
