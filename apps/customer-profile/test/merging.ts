import { createSecretKey, randomBytes } from 'node:crypto';
import { bearer, freshDatabase, freshTopics, startTestService } from '@engawa/testkit';
import supertest from 'supertest';
import { AppModule } from '../src/app.module.js';
import { AttributeRow } from '../src/db/attribute.entity.js';
import { CompanyRow } from '../src/db/company.entity.js';
import { ConsentPurposeRow } from '../src/db/consent-purpose.entity.js';
import { IdentityRuleRow } from '../src/db/identity-rule.entity.js';
import { LifetimeRow } from '../src/db/lifetime.entity.js';
import { migrations } from '../src/db/migrations/index.js';
import { ProfileSourceRow } from '../src/db/profile-source.entity.js';
import { UsePurposeRow } from '../src/db/use-purpose.entity.js';

export interface Merge {
  id: string;
  decidedBy: string | null;
  undone: { by: string } | null;
  survivor: { id: string; mails: string[]; entryCount: number };
  ended: { id: string; mails: string[]; entryCount: number };
  undoable: boolean;
  stays: { type: string; about: { contact?: string }; data: { text?: string }; changed: string[] }[];
  stayCount: number;
}
type Answer<T> = { status: number; body: T & { type: string; mergedInto?: string } };

const BROKEN = `SELECT id FROM customers
      WHERE merged_into IS NULL
        AND (entry_count <> (SELECT count(*) FROM entries JOIN origins USING (origin) WHERE customer_id = customers.id)
          OR origin_count <> (SELECT count(*) FROM origins WHERE customer_id = customers.id)
          OR last_entry_at <> (SELECT max(occurred_at) FROM entries JOIN origins USING (origin) WHERE customer_id = customers.id)
          OR revision < (SELECT max(revision) FROM entries JOIN origins USING (origin) WHERE customer_id = customers.id))
     UNION ALL
     SELECT customers.id FROM customers JOIN origins ON origin = id WHERE coalesce(merged_into, id) <> customer_id`;

/** A service with a database of its own, and somebody who merges and parts customers. */
export async function startMerging() {
  await freshTopics();
  const database = await freshDatabase(migrations);
  const linkKey = createSecretKey(randomBytes(32));
  const config = { BRAND_NAME: '結び野の食卓', PUBLIC_URL: 'https://hello.example.jp', LINK_SIGNING_KEYS: [linkKey], RIGHTS_ANSWER_DAYS: 14, IMPORT_MAX_BYTES: 50_000_000, BACKUP_DAYS: 35 };
  const entities = [AttributeRow, CompanyRow, ConsentPurposeRow, IdentityRuleRow, LifetimeRow, ProfileSourceRow, UsePurposeRow];
  const service = await startTestService({ name: 'customer-profile', module: AppModule, entities, database, config });
  /** A token counts for a minute, and one test may take longer. */
  const noguchi = () => bearer('customer-profile', undefined, { subject: 'person:noguchi', name: '野口陽子' });
  const getAs = async <T>(path: string, authorization: string): Promise<Answer<T>> => supertest(service.url).get(path).set({ authorization }).redirects(0);
  const get = async <T>(path: string) => getAs<T>(path, await noguchi());
  const post = async <T>(path: string, body: object, own?: string): Promise<Answer<T>> =>
    supertest(service.url).post(path).set({ authorization: own ?? (await noguchi()) }).send(body);
  const rows = <T = Record<string, unknown>>(sql: string, values: unknown[] = []) => database.db.query<T[]>(sql, values);
  return {
    db: database.db,
    url: service.url,
    linkKey,
    get,
    getAs,
    post,
    rows,
    merge: (one: string, other: string) => post<{ id: string }>(`/api/customers/${one}/merge`, { with: other }),
    unmerge: (customer: string, id: string) => post<{ survivor: string; begun: string }>(`/api/customers/${customer}/unmerge`, { merge: id }),
    mergesOf: async (customer: string) => (await get<{ items: Merge[] }>(`/api/customers/${customer}/merges`)).body.items,
    /** The customer who has an identifier. */
    customerOf: async (value: string) => {
      const [row] = await rows<{ id: string }>('SELECT customer_id AS id FROM identifiers JOIN origins USING (origin) WHERE value = $1', [value]);
      return row?.id;
    },
    /** Throws when figures of a customer are not those of its entries and origins, whatever was decided. */
    expectSound: async () => expect(await rows(BROKEN)).toEqual([]),
    stop: async () => {
      await service.stop();
      await database.drop();
    },
  };
}

