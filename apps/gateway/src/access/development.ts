import type { Words } from '@engawa/contracts';
import { readFile } from 'node:fs/promises';
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { hashOf } from './hash.js';

interface DevelopmentCredentials {
  publishers: {
    name: string;
    kind: 'server' | 'browser';
    key: string;
    namespace?: string;
    backfill?: boolean;
    allowedOrigins?: string[];
    browserTracks?: string[];
  }[];
  people: { name: string; role: string; token: string; partner?: string }[];
  partners: { id: string; name: Words }[];
}

export async function readDevelopmentCredentials(file: string): Promise<DevelopmentCredentials> {
  return JSON.parse(await readFile(file, 'utf8')) as DevelopmentCredentials;
}

/**
 * Makes the publishers and people of a development start known, people as those whom development's identity provider signs
 * in: there, the subject is the role. Never called in production.
 */
export async function keepDevelopmentCredentials(db: DataSource, file: string, issuer: string): Promise<void> {
  const { publishers, people, partners } = await readDevelopmentCredentials(file);
  for (const publisher of publishers) {
    await db.query(
      `INSERT INTO publishers (name, kind, namespace, backfill, allowed_origins, browser_tracks)
       VALUES ($1, $2, $3, $4, $5, $6)
       ON CONFLICT (name) DO UPDATE SET kind = $2, namespace = $3, backfill = $4, allowed_origins = $5, browser_tracks = $6`,
      [
        publisher.name,
        publisher.kind,
        publisher.namespace ?? 'main',
        publisher.backfill ?? false,
        publisher.allowedOrigins ?? [],
        publisher.browserTracks ?? [],
      ],
    );
    await db.query('INSERT INTO publisher_keys (hash, publisher, prefix) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING', [
      hashOf(publisher.key),
      publisher.name,
      publisher.key.slice(0, 10),
    ]);
  }
  for (const { id, name } of partners) {
    await db.query('INSERT INTO partners (id, name) VALUES ($1, $2) ON CONFLICT DO NOTHING', [id, name]);
  }
  for (const { name, role, token, partner } of people) {
    await db.query(
      `WITH person AS (
         INSERT INTO people (id, issuer, subject, name, role, roles, partner) VALUES ($1, $2, $3, $4, $3, ARRAY[$3], $6)
         ON CONFLICT (name, role) DO UPDATE SET issuer = excluded.issuer, subject = excluded.subject, roles = excluded.roles,
           partner = coalesce(people.partner, excluded.partner) RETURNING id)
       INSERT INTO person_tokens (hash, person) SELECT $5, id FROM person
       ON CONFLICT (hash) DO UPDATE SET person = excluded.person`,
      [uuidv7(), issuer, role, name, hashOf(token), partner ?? null],
    );
  }
}
