import { Injectable } from '@nestjs/common';
import { Problem } from '@engawa/http';
import { DataSource } from 'typeorm';
import { RIGHTS } from '../db/publisher.entity.js';
import type { Publisher } from '../domain/publisher.js';
import { hashOf } from './hash.js';

const KNOWN_MS = 4000;

/** A publisher by one of its keys. */
export interface KnownPublisher extends Publisher {
  keyId: string;
}

/** Who publishes, by the key they show. A revoked key is refused within 5 s. */
@Injectable()
export class Publishers {
  private readonly known = new Map<string, { publisher?: KnownPublisher; until: number }>();
  private origins: { all: Set<string>; until: number } = { all: new Set(), until: 0 };

  constructor(private readonly db: DataSource) {}

  /** Throws a 401 without a valid key, and a 403 when a browser's page is not one of the key's. */
  async authenticate(key: string | undefined, origin: string | undefined): Promise<KnownPublisher> {
    const publisher = key ? await this.byKey(key) : undefined;
    if (!publisher) {
      throw new Problem(401, 'unknown-key', 'Send the publisher key as Bearer token, or as user name of Basic authentication.', {
        headers: { 'www-authenticate': 'Basic realm="publisher key", Bearer' },
      });
    }
    if (publisher.kind === 'browser' && (!origin || !publisher.allowedOrigins.includes(origin))) {
      throw new Problem(403, 'origin-not-allowed', 'This browser key is not for pages of this origin.');
    }
    return publisher;
  }

  /** Whether any browser key may be used on pages of this origin; a preflight does not tell which key comes. */
  async isAllowedOrigin(origin: string): Promise<boolean> {
    if (this.origins.until < Date.now()) {
      const rows = await this.db.query<{ origin: string }[]>(
        `SELECT DISTINCT unnest(allowed_origins) AS origin FROM publishers WHERE kind = 'browser'`,
      );
      this.origins = { all: new Set(rows.map((row) => row.origin)), until: Date.now() + KNOWN_MS };
    }
    return this.origins.all.has(origin);
  }

  private async byKey(key: string): Promise<KnownPublisher | undefined> {
    const held = this.known.get(key);
    if (held && held.until > Date.now()) return held.publisher;
    const [publisher] = await this.db.query<KnownPublisher[]>(
      `WITH valid AS (
         SELECT id, hash, publisher, last_used_at FROM publisher_keys
          WHERE hash = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > clock_timestamp())),
       used AS (
         UPDATE publisher_keys SET last_used_at = clock_timestamp() FROM valid
          WHERE publisher_keys.hash = valid.hash
            AND (valid.last_used_at IS NULL OR valid.last_used_at < clock_timestamp() - interval '1 minute'))
       SELECT valid.id AS "keyId", name, ${RIGHTS}
         FROM valid JOIN publishers ON name = valid.publisher`,
      [hashOf(key)],
    );
    if (this.known.size > 5000) this.known.clear();
    this.known.set(key, { publisher, until: Date.now() + KNOWN_MS });
    return publisher;
  }
}

/** The key of a request: Bearer, or the user name of Basic. */
export function keyFrom(authorization: string | undefined): string | undefined {
  const [scheme = '', rest = ''] = (authorization ?? '').split(' ');
  if (/^bearer$/i.test(scheme)) return rest;
  if (/^basic$/i.test(scheme)) return Buffer.from(rest, 'base64').toString('utf8').split(':')[0];
  return undefined;
}
