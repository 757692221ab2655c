import { OrderPlace, OrderPlaced } from '@engawa/contracts';
import { freshDatabase, type TestDatabase } from '@engawa/testkit';
import { randomUUID } from 'node:crypto';
import { applySettings, deedsOf, Effects1763700009000, events, intake, noteEffects, place, placedFact, stretchOf } from '../test/effects.js';
import { applyStretch, type ApplySettings } from './apply-batch.js';
import { deadLetterBody, dismissLetters, listDeadLetters } from './dead-letter-list.js';
import { inboxMigrations } from './migration.js';
import type { AnyBatch, Received } from './on.js';
import { replayLetters, type ReplayResult } from './replay-letters.js';

let database: TestDatabase;
let settings: ApplySettings;
/** Orders that cannot be applied yet. */
let broken = new Set<string>();
/** Orders whose facts are refused for now. */
let refusing = new Set<string>();
/** What handlers were given, in their order. */
let given: Received[] = [];

const by = { subject: 'person:1', name: '運用担当' };
const handler = async (batch: AnyBatch) => {
  given.push(...batch.items);
  for (const item of batch.items) if (broken.has(orderOf(item))) throw new TypeError('not yet');
  for (const item of batch.items) if (refusing.has(orderOf(item))) batch.reject(item, 'unknown-origin', 'not yet');
  await noteEffects({ ...batch, items: batch.items.filter((item) => !refusing.has(orderOf(item))) });
};
const orderOf = (item: Received) => (item.data as { orderId?: string; number?: string }).orderId ?? (item.data as { number: string }).number;
const letters = (state: 'open' | 'closed' = 'open') => listDeadLetters(database.db, { state, limit: 100 });
const replayAll = async (): Promise<ReplayResult[]> => replayLetters(settings, (await letters()).map((letter) => letter.id), by);
const outcomes = (results: ReplayResult[]) => results.map((result) => result.outcome);

beforeAll(async () => {
  database = await freshDatabase([...inboxMigrations, Effects1763700009000]);
  settings = applySettings(database.db);
  settings.handlers = new Map([OrderPlace, OrderPlaced].map((contract) => [contract.type, handler]));
});
beforeEach(async () => {
  broken = new Set();
  refusing = new Set();
  await database.asAdministrator('TRUNCATE effects, receipts, seen_facts, dead_letters, inbox_positions');
  given = [];
});
afterAll(() => database.drop());

describe('a dead letter that is replayed', () => {
  it('has its effect once, and keeps who replayed it', async () => {
    broken.add('O-1');
    await applyStretch(settings, intake, stretchOf([place('O-1'), place('O-2')]));
    broken.clear();
    const id = (await letters())[0]!.id;
    expect(outcomes(await replayAll())).toEqual(['replayed']);
    expect(outcomes(await replayLetters(settings, [id], by))).toEqual(['closed']);
    expect((await deedsOf(database.db)).sort()).toEqual(['place O-1', 'place O-2']);
    expect(await letters()).toEqual([]);
    expect(await letters('closed')).toMatchObject([{ closedAs: 'replayed', closedBy: '運用担当', replays: 1 }]);
  });

  it('by several at once has its effect once', async () => {
    broken.add('O-1');
    await applyStretch(settings, intake, stretchOf([place('O-1')]));
    broken.clear();
    const ids = (await letters()).map((letter) => letter.id);
    const results = await Promise.all([1, 2, 3].map(() => replayLetters(settings, ids, by)));
    expect(results.flatMap(outcomes).sort()).toEqual(['closed', 'closed', 'replayed']);
    expect(await deedsOf(database.db)).toEqual(['place O-1']);
  });

  it('after its report came again and was applied has no second effect', async () => {
    broken.add('O-1');
    const report = place('O-1', { id: 'again' });
    await applyStretch(settings, intake, stretchOf([report]));
    broken.clear();
    await applyStretch(settings, intake, stretchOf([report], 1));
    expect(outcomes(await replayAll())).toEqual(['already-applied']);
    expect(await deedsOf(database.db)).toEqual(['place O-1']);
  });

  it('keeps the order of its key with others that are replayed', async () => {
    const numbers = ['O-1', 'O-2', 'O-3', 'O-4'];
    for (const number of numbers) broken.add(number);
    await applyStretch(settings, intake, stretchOf(numbers.map((number) => place(number))));
    broken.clear();
    await replayAll();
    expect(await deedsOf(database.db)).toEqual(numbers.map((number) => `place ${number}`));
  });

  it('that tells no time happened when it first came', async () => {
    broken.add('O-1');
    await applyStretch(settings, intake, stretchOf([place('O-1')]));
    broken.clear();
    await database.asAdministrator(`UPDATE dead_letters SET created_at = '2026-11-01T00:00:00Z'`);
    await replayAll();
    expect(given.at(-1)!.occurredAt.toISOString()).toBe('2026-11-01T00:00:00.000Z');
  });

  it('and fails again stays open with the reason as it is now, and nothing of it is done', async () => {
    broken.add('O-1');
    await applyStretch(settings, intake, stretchOf([place('O-1'), { ...place('O-2'), value: 'broken' }]));
    expect(await replayAll()).toMatchObject([
      { outcome: 'refused', reason: 'failed', detail: 'TypeError' },
      { outcome: 'refused', reason: 'broken-json' },
    ]);
    expect((await letters()).map(({ reason, replays }) => [reason, replays]).sort()).toEqual([['broken-json', 1], ['failed', 1]]);
    expect(await deedsOf(database.db)).toEqual([]);
  });

  it('and is refused by the handler stays open, and may be replayed again', async () => {
    await applyStretch(settings, intake, stretchOf([place('refused')]));
    expect(outcomes(await replayAll())).toEqual(['refused']);
    expect(await replayAll()).toMatchObject([{ outcome: 'refused', reason: 'unknown-order' }]);
    expect(await letters()).toMatchObject([{ replays: 2 }]);
  });

  it('of a fact has its key and its customer again', async () => {
    broken.add('O-1');
    await applyStretch(settings, events, stretchOf([placedFact()]));
    broken.clear();
    expect(outcomes(await replayAll())).toEqual(['replayed']);
    const [first, again] = [given[0]!, given.at(-1)!];
    expect([again.key, again.known]).toEqual([first.key, first.known]);
  });

  it('of a fact that its handler refused has its effect now', async () => {
    refusing.add('O-1');
    await applyStretch(settings, events, stretchOf([placedFact()]));
    refusing.clear();
    expect(outcomes(await replayAll())).toEqual(['replayed']);
    expect(await deedsOf(database.db)).toHaveLength(1);
  });

  it('that nobody has is told as unknown', async () => {
    expect(outcomes(await replayLetters(settings, [randomUUID()], by))).toEqual(['unknown']);
  });
});

describe('a dead letter', () => {
  it('that is dismissed keeps the reason and who said so, and is not replayed', async () => {
    await applyStretch(settings, intake, stretchOf([{ ...place('O-1'), value: 'broken' }]));
    const ids = (await letters()).map((letter) => letter.id);
    expect(await dismissLetters(database.db, ids, by, 'a test of the shop')).toEqual(ids);
    expect(await dismissLetters(database.db, ids, by, 'again')).toEqual([]);
    expect(outcomes(await replayLetters(settings, ids, by))).toEqual(['closed']);
    expect(await letters('closed')).toMatchObject([{ closedAs: 'dismissed', closedBy: '運用担当', closeReason: 'a test of the shop' }]);
  });

  it('is listed newest first, by type and reason, page by page, without what it holds', async () => {
    await applyStretch(settings, intake, stretchOf(Array.from({ length: 5 }, (_, at) => (at === 2 ? { ...place(`O-${at}`), value: 'broken' } : place('refused')))));
    const all = await letters();
    expect(all.map((letter) => letter.id)).toEqual(all.map((letter) => letter.id).sort().reverse());
    expect(JSON.stringify(all)).not.toContain('mail@example.jp');
    const second = await listDeadLetters(database.db, { limit: 2, before: all[1]!.id });
    expect(second.map((letter) => letter.id)).toEqual([all[2]!.id, all[3]!.id]);
    const named = await listDeadLetters(database.db, { limit: 9, type: OrderPlace.type, reason: 'unknown-order' });
    expect(named).toHaveLength(4);
    expect((await deadLetterBody(database.db, all[0]!.id))!.value).toBeTruthy();
  });
});
