import { notFound, Problem } from '@engawa/http';
import type { Tx } from '@engawa/postgres';
import { hashOf, newSecret } from '../access/hash.js';

/** Two, so that the next can be in use before the last is revoked. */
const LIVE_KEYS = 2;

export interface IssuedKey {
  id: string;
  prefix: string;
  createdAt: Date;
  expiresAt: Date | null;
  /** Told this once, and kept as a hash. */
  key: string;
}

/** Gives a publisher a new key. Throws a 404, and a 409 when it has two that are valid. */
export async function issueKey(tx: Tx, publisher: string, expiresAt: Date | null): Promise<IssuedKey> {
  const [locked] = await tx.query<{ name: string }[]>('SELECT name FROM publishers WHERE name = $1 FOR UPDATE', [publisher]);
  if (!locked) throw notFound('The publisher');
  const [{ live }] = await tx.query<[{ live: number }]>(
    `SELECT count(*)::int AS live FROM publisher_keys
      WHERE publisher = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > clock_timestamp())`,
    [publisher],
  );
  if (live >= LIVE_KEYS) throw new Problem(409, 'two-keys', 'A publisher has at most two valid keys. Revoke one of them first.');
  const secret = newSecret();
  const prefix = `egw_${secret.slice(0, 6)}`;
  const key = `egw_${secret}`;
  const [issued] = await tx.query<[Omit<IssuedKey, 'key'>]>(
    `INSERT INTO publisher_keys (hash, publisher, prefix, expires_at) VALUES ($1, $2, $3, $4)
     RETURNING id, prefix, created_at AS "createdAt", expires_at AS "expiresAt"`,
    [hashOf(key), publisher, prefix, expiresAt],
  );
  return { ...issued, key };
}
