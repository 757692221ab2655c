import type { DataSource } from 'typeorm';
import { RIGHTS, type PublisherRow } from '../db/publisher.entity.js';

export interface ListedKey {
  id: string;
  /** Its first characters; empty for keys of a version that did not keep them. */
  prefix: string;
  createdAt: string;
  expiresAt: string | null;
  /** To the minute. */
  lastUsedAt: string | null;
  revokedAt: string | null;
}

/** All publishers with their keys, newest first; there are dozens at most. */
export function listPublishers(db: DataSource): Promise<(PublisherRow & { keys: ListedKey[] })[]> {
  return db.query(`
    SELECT name AS id, version, ${RIGHTS},
           coalesce((SELECT jsonb_agg(jsonb_build_object('id', id, 'prefix', prefix, 'createdAt', created_at, 'expiresAt', expires_at,
                                                         'lastUsedAt', last_used_at, 'revokedAt', revoked_at) ORDER BY created_at DESC)
                       FROM publisher_keys WHERE publisher = name), '[]') AS keys
      FROM publishers ORDER BY name`);
}
