import { Injectable } from '@nestjs/common';
import { Problem } from '@engawa/http';
import type { AuditedRequest } from '@engawa/service';
import { DataSource } from 'typeorm';
import { RIGHTS } from '../db/publisher.entity.js';
import { isRefused, type Item } from '../domain/item.js';
import type { Publisher } from '../domain/publisher.js';
import { hashOf } from './hash.js';
import { KeyRefusals } from './key-refusals.js';

const KNOWN_MS = 4000;
/** No key is longer; what is sent as one is remembered for a while, and anybody may send anything. */
const KEY_MAX = 128;

/** A publisher by one of its keys. */
export interface KnownPublisher extends Publisher {
  keyId: string;
}

/** `isValid`: neither revoked nor expired. */
type KnownKey = KnownPublisher & { isValid: boolean };

/** Who publishes, by the key they show. A revoked key is refused within 5 s. */
@Injectable()
export class Publishers {
  private readonly known = new Map<string, { key?: KnownKey; until: number }>();
  private origins: { all: Set<string>; until: number } = { all: new Set(), until: 0 };

  constructor(
    private readonly db: DataSource,
    private readonly refusals: KeyRefusals,
  ) {}

  /** Throws a 401 without a valid key, and a 403 when a browser's page is not one of the key's. Known keys are audited then. */
  async authenticate(key: string | undefined, request: AuditedRequest): Promise<KnownPublisher> {
    const publisher = key && key.length <= KEY_MAX ? await this.byKey(key) : undefined;
    if (!publisher?.isValid) {
      if (publisher) await this.refusals.tell(request, publisher, 'unknown-key');
      throw new Problem(401, 'unknown-key', 'Send the publisher key as Bearer token, or as user name of Basic authentication.', {
        headers: { 'www-authenticate': 'Basic realm="publisher key", Bearer' },
      });
    }
    const { origin } = request.headers;
    if (publisher.kind === 'browser' && (!origin || !publisher.allowedOrigins.includes(origin))) {
      await this.refusals.tell(request, publisher, 'origin-not-allowed');
      throw new Problem(403, 'origin-not-allowed', 'This browser key is not for pages of this origin.');
    }
    return publisher;
  }

  /** Audits that a publisher sent what its key is not for. */
  async tellBeyond(request: AuditedRequest, publisher: KnownPublisher, items: Item[]): Promise<void> {
    const beyond = items.filter(isRefused).find(({ refused }) => refused.status === 403);
    if (beyond) await this.tellRefused(request, publisher, beyond.refused.code);
  }

  /** Audits what a publisher was refused; `why` is the code of the refusal. */
  tellRefused(request: AuditedRequest, publisher: KnownPublisher, why: string): Promise<void> {
    return this.refusals.tell(request, publisher, why);
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

  private async byKey(key: string): Promise<KnownKey | undefined> {
    const held = this.known.get(key);
    if (held && held.until > Date.now()) return held.key;
    const [known] = await this.db.query<KnownKey[]>(
      `WITH known AS (
         SELECT id, hash, publisher, last_used_at,
                revoked_at IS NULL AND (expires_at IS NULL OR expires_at > clock_timestamp()) AS "isValid"
           FROM publisher_keys WHERE hash = $1),
       used AS (
         UPDATE publisher_keys SET last_used_at = clock_timestamp() FROM known
          WHERE publisher_keys.hash = known.hash AND "isValid"
            AND (known.last_used_at IS NULL OR known.last_used_at < clock_timestamp() - interval '1 minute'))
       SELECT known.id AS "keyId", "isValid", name, ${RIGHTS}
         FROM known JOIN publishers ON name = known.publisher`,
      [hashOf(key)],
    );
    if (this.known.size > 5000) this.known.clear();
    this.known.set(key, { key: known, until: Date.now() + KNOWN_MS });
    return known;
  }
}

/** The key of a request: Bearer, or the user name of Basic. */
export function keyFrom(authorization: string | undefined): string | undefined {
  const [scheme = '', rest = ''] = (authorization ?? '').split(' ');
  if (/^bearer$/i.test(scheme)) return rest;
  if (/^basic$/i.test(scheme)) return Buffer.from(rest, 'base64').toString('utf8').split(':')[0];
  return undefined;
}
