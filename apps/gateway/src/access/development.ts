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
  people: { name: string; role: string; token: string }[];
}

export async function readDevelopmentCredentials(file: string): Promise<DevelopmentCredentials> {
  return JSON.parse(await readFile(file, 'utf8')) as DevelopmentCredentials;
}

/** Makes the publishers and people of a development start known. Never called in production. */
export async function keepDevelopmentCredentials(db: DataSource, file: string): Promise<void> {
  const { publishers, people } = await readDevelopmentCredentials(file);
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
    await db.query('INSERT INTO publisher_keys (hash, publisher) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      hashOf(publisher.key),
      publisher.name,
    ]);
  }
  for (const { name, role, token } of people) {
    await db.query(
      `WITH person AS (
         INSERT INTO people (id, name, role) VALUES ($1, $2, $3)
         ON CONFLICT (name, role) DO UPDATE SET name = excluded.name RETURNING id)
       INSERT INTO person_tokens (hash, person) SELECT $4, id FROM person ON CONFLICT DO NOTHING`,
      [uuidv7(), name, role, hashOf(token)],
    );
  }
}
