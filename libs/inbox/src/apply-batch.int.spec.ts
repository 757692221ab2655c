import { freshDatabase, type TestDatabase } from '@engawa/testkit';
import {
  applySettings,
  cancel,
  deedsOf,
  effectsOf,
  Effects1763700009000,
  events,
  intake,
  lettersOf,
  place,
  placedFact,
  ship,
  stretchOf,
} from '../test/effects.js';
import { applyStretch, type ApplySettings, type Stretch } from './apply-batch.js';
import { inboxMigrations } from './migration.js';
import { ConsumerHalted } from './positions.js';

let database: TestDatabase;
let settings: ApplySettings;
const apply = (stretch: Stretch, where = intake) => applyStretch(settings, where, stretch);
const receipts = (id: string) => database.db.query('SELECT duplicates, conflicts FROM receipts WHERE event_id = $1', [id]);
const nextOffset = async (): Promise<number | undefined> => {
  const [row] = await database.db.query<{ next_offset: number }[]>('SELECT next_offset FROM inbox_positions');
  return row?.next_offset;
};

beforeAll(async () => {
  database = await freshDatabase([...inboxMigrations, Effects1763700009000]);
  settings = applySettings(database.db);
});
afterAll(() => database.drop());
beforeEach(() => database.asAdministrator('TRUNCATE effects, receipts, seen_facts, dead_letters, inbox_positions'));

describe('inside one batch', () => {
  it('placed, cancelled, placed of one order keep their order, whatever others do', async () => {
    const mixed = [cancel('b'), place('a'), place('b'), cancel('a'), ship('b'), place('a'), cancel('b')];
    await apply(stretchOf(mixed));
    const deeds = await deedsOf(database.db);
    const of = (orderId: string) => deeds.filter((deed) => deed.endsWith(` ${orderId}`));
    expect(of('a')).toEqual(['place a', 'cancel a', 'place a']);
    expect(of('b')).toEqual(['cancel b', 'place b', 'ship b', 'cancel b']);
  });

  it('a report that is repeated has one effect and is counted', async () => {
    await apply(stretchOf([place('a', { id: '1' }), place('b'), place('a', { id: '1' }), place('a', { id: '1' })]));
    expect(await deedsOf(database.db)).toEqual(['place a', 'place b']);
    expect(await receipts('1')).toEqual([{ duplicates: 2, conflicts: 0 }]);
    expect(await lettersOf(database.db)).toEqual([]);
  });

  it('another body under the same id is dead-lettered as a conflict, and the first stays', async () => {
    await apply(stretchOf([place('a', { id: '1' }), place('a', { id: '1' }, 1980)]));
    expect(await effectsOf(database.db)).toMatchObject([{ data: { orderId: 'a', totalMinor: 980 } }]);
    expect(await lettersOf(database.db)).toMatchObject([{ reason: 'conflict', event_id: '1', offset: 1 }]);
    expect(await receipts('1')).toEqual([{ duplicates: 0, conflicts: 1 }]);
  });

  it('a report that is refused does not hold its id for a corrected one', async () => {
    await apply(stretchOf([place('refused', { id: '1' }), place('b'), place('a', { id: '1' })]));
    expect((await deedsOf(database.db)).sort()).toEqual(['place a', 'place b']);
    expect(await lettersOf(database.db)).toMatchObject([{ reason: 'unknown-order', event_id: '1', offset: 0 }]);
  });

  it('a fact that a relay sent twice has one effect', async () => {
    const fact = placedFact();
    await apply(stretchOf([fact, placedFact(), fact]), events);
    expect(await effectsOf(database.db)).toHaveLength(2);
  });
});

describe('across batches', () => {
  it('a report that is repeated has one effect, and another body is a conflict', async () => {
    await apply(stretchOf([place('a', { id: '1' })]));
    await apply(stretchOf([place('a', { id: '1' }), place('a', { id: '1' }, 1980)], 1));
    expect(await deedsOf(database.db)).toEqual(['place a']);
    expect(await receipts('1')).toEqual([{ duplicates: 1, conflicts: 1 }]);
    expect(await lettersOf(database.db)).toMatchObject([{ reason: 'conflict', offset: 2 }]);
  });

  it('transport fields make no other body: when it happened by a corrected clock may differ', async () => {
    await apply(stretchOf([place('a', { id: '1', time: '2026-11-20T12:00:00Z' })]));
    await apply(stretchOf([place('a', { id: '1', time: '2026-11-20T12:00:01Z' })], 1));
    expect(await receipts('1')).toEqual([{ duplicates: 1, conflicts: 0 }]);
  });

  it('a report that was refused may come again under its id', async () => {
    await apply(stretchOf([place('refused', { id: '1' })]));
    await apply(stretchOf([place('a', { id: '1' })], 1));
    expect(await deedsOf(database.db)).toEqual(['place a']);
    expect(await lettersOf(database.db)).toMatchObject([{ reason: 'unknown-order', offset: 0 }]);
  });

  it('the same id of another publisher or source is another report', async () => {
    const reports = [{}, { publisher: 'store' }, { source: '//test/other' }].map((more) => place('a', { id: '1', ...more }));
    await apply(stretchOf(reports));
    expect(await deedsOf(database.db)).toHaveLength(3);
  });

  it('a fact that a relay sent to two partitions has one effect', async () => {
    const fact = placedFact();
    await Promise.all([0, 1, 2].map((partition) => apply(stretchOf([fact]), { ...events, partition })));
    expect(await effectsOf(database.db)).toHaveLength(1);
  });
});

describe('who published', () => {
  it('is whom the gateway signed for', async () => {
    await apply(stretchOf([place('a', { publisher: 'shop', backfill: true })]));
    expect(await effectsOf(database.db)).toMatchObject([{ publisher: 'shop', backfill: true }]);
  });

  it('is kafka for a report that is unsigned, forged or tampered with', async () => {
    const [unsigned, forged, tampered] = [place('a'), place('b'), place('c')];
    delete unsigned.headers.ce_publishersignature;
    forged.headers.ce_publisher = 'bank';
    tampered.headers.ce_backfill = 'true';
    await apply(stretchOf([unsigned, forged, tampered]));
    const unvouched = { publisher: 'kafka', backfill: false };
    expect(await effectsOf(database.db)).toMatchObject([unvouched, unvouched, unvouched]);
  });
});

describe('the position', () => {
  it('makes a batch that comes again after COMMIT have no effect', async () => {
    const batch = stretchOf([placedFact(), placedFact()]);
    await apply(batch, events);
    await database.asAdministrator('TRUNCATE seen_facts');
    await apply(batch, events);
    expect(await effectsOf(database.db)).toHaveLength(2);
    expect(await nextOffset()).toBe(2);
  });

  it('lets only the part of a batch be done that lies above it', async () => {
    const all = [place('a'), place('b'), place('c')];
    await apply(stretchOf(all.slice(0, 2)));
    await apply(stretchOf(all));
    expect(await deedsOf(database.db)).toEqual(['place a', 'place b', 'place c']);
    expect(await nextOffset()).toBe(3);
  });

  it('lets one of two processes do a batch, though both have it', async () => {
    const batch = stretchOf([place('a'), place('b')], 1);
    await apply(stretchOf([place('first')]));
    await Promise.all([apply(batch), apply(batch), apply(batch)]);
    expect(await deedsOf(database.db)).toEqual(['place first', 'place a', 'place b']);
    expect(await receipts(batch.messages[0]!.headers!.ce_id as string)).toEqual([{ duplicates: 0, conflicts: 0 }]);
  });

  it('drops a batch from above it, and goes back', async () => {
    await apply(stretchOf([place('a')]));
    await expect(apply(stretchOf([place('c')], 2))).rejects.toMatchObject({ offset: 1n });
    expect(await deedsOf(database.db)).toEqual(['place a']);
  });

  it('beyond the end of the log skips nothing', async () => {
    await apply(stretchOf([place('a'), place('b')]));
    await expect(apply(stretchOf([place('c')]))).rejects.toMatchObject({ offset: 2n });
    expect(await nextOffset()).toBe(2);
  });

  it('of another cluster halts', async () => {
    await apply(stretchOf([place('a')]));
    const elsewhere = applyStretch({ ...settings, cluster: 'cluster-b' }, intake, stretchOf([place('b')], 1));
    await expect(elsewhere).rejects.toBeInstanceOf(ConsumerHalted);
    expect(await deedsOf(database.db)).toEqual(['place a']);
  });
});
