import type { AuditEntry } from '@engawa/contracts';
import { inTransaction } from '@engawa/postgres';
import { freshDatabase, type TestDatabase } from '@engawa/testkit';
import { v7 as uuidv7 } from 'uuid';
import { migrations } from './db/migrations/index.js';
import { EMPTY, hashOf } from './domain/audit-chain.js';
import { searchAudit } from './queries/search-audit.js';
import { chainAudit } from './commands/chain-audit.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await freshDatabase(migrations);
});
afterAll(() => database.drop());

const customer = '0199f3c2-6b1e-7c40-9a53-2f8d10c4000e';
const joined = '0199f3c2-6b1e-7c40-9a53-2f8d10c4000f';
const entry = (change: Partial<AuditEntry & { service: string }> = {}) => ({
  ...{ entry: uuidv7(), at: '2026-11-24T01:13:00.000Z', service: 'survey', subject: 'person:1', name: '中村浩', customers: [], action: 'GET /api/x' },
  outcome: 'done' as const,
  ...change,
});
const write = (...entries: ReturnType<typeof entry>[]) => inTransaction(database.db, (tx) => chainAudit(tx, entries));
const rows = (sql: string) => database.db.query<Record<string, unknown>[]>(sql);

describe('the chain', () => {
  it('has every entry once and without a gap, also when several write at once and some twice', async () => {
    const entries = Array.from({ length: 60 }, () => entry());
    const groups = Array.from({ length: 12 }, (_, group) => entries.slice(group * 5, group * 5 + 10));
    await Promise.all(groups.map((group) => write(...group)));
    const chained = await rows(`SELECT place, entry, hash FROM audit_chain WHERE day = '2026-11-24' ORDER BY place`);
    expect(chained.map(({ place }) => place)).toEqual(entries.map((_, place) => place + 1));
    expect(new Set(chained.map((row) => row.entry))).toEqual(new Set(entries.map((each) => each.entry)));
    let before = EMPTY.hash;
    for (const { place, entry: id, hash } of chained) {
      before = hashOf(before, Number(place), entries.find((each) => each.entry === id)!);
      expect(hash).toEqual(before);
    }
    expect(await rows(`SELECT entries, hash FROM audit_days WHERE day = '2026-11-24'`)).toEqual([{ entries: 60, hash: before }]);
  });

  it('begins anew with each day in Japan', async () => {
    await write(entry({ at: '2026-12-01T14:59:00.000Z' }), entry({ at: '2026-12-01T15:00:00.000Z' }), entry({ at: '2026-12-01T14:58:00.000Z' }));
    expect(await rows(`SELECT day::text, entries FROM audit_days WHERE day >= '2026-12-01' ORDER BY day`)).toEqual([
      { day: '2026-12-01', entries: 2 },
      { day: '2026-12-02', entries: 1 },
    ]);
  });
});

describe('a search', () => {
  it('finds by person, customer, partner, beginning of the action and time, newest first and page by page', async () => {
    const at = (minute: number) => `2027-01-05T01:0${minute}:00.000Z`;
    await write(
      entry({ at: at(1), subject: 'person:0199f3c2-6b1e-7c40-9a53-2f8d10c40b02', customers: [customer], action: 'GET /api/customers/:id', partner: 'okinan' }),
      entry({ at: at(2), customers: [customer], action: 'GET /api/customers/:id/timeline' }),
      entry({ at: at(3), action: 'GET /api/customers', outcome: 'refused', partner: 'okinan' }),
      entry({ at: at(4), service: 'contact-center', target: 'C-1' }),
      entry({ at: at(5), service: 'contact-center', target: 'C-2' }),
    );
    const found = async (filter: object, page = { limit: 10 }) => (await searchAudit(database.db, { from: new Date(at(0)), ...filter }, page)).items.map((row) => row.at.getUTCMinutes());
    expect(await found({})).toEqual([5, 4, 3, 2, 1]);
    expect(await found({ person: '0199f3c2-6b1e-7c40-9a53-2f8d10c40b02' })).toEqual([1]);
    expect(await found({ customer: { origins: [joined, customer], records: [] } })).toEqual([2, 1]);
    expect(await found({ customer: { origins: [joined], records: [{ owner: 'contact-center', key: 'C-1' }, { owner: 'survey', key: 'C-2' }] } })).toEqual([4]);
    expect(await found({ partner: 'okinan' })).toEqual([3, 1]);
    expect(await found({ action: 'GET /api/customers/:id' })).toEqual([2, 1]);
    expect(await found({ action: 'GET %' })).toEqual([]);
    expect(await found({ outcome: 'refused', to: new Date(at(3)) })).toEqual([]);
    const first = await searchAudit(database.db, { from: new Date(at(0)) }, { limit: 2 });
    expect(await found({}, { limit: 2, cursor: first.nextCursor! } as never)).toEqual([3, 2]);
  });
});
