import { randomBytes } from 'node:crypto';
import { freshDatabase, type TestDatabase } from '@engawa/testkit';
import {
  applySettings,
  deedsOf,
  Effects1763700009000,
  effectsOf,
  events,
  intake,
  lettersOf,
  noteEffects,
  place,
  placedFact,
  stretchOf,
} from '../test/effects.js';
import { applyStretch, type ApplySettings, type BatchHandler } from './apply-batch.js';
import { inboxMigrations } from './migration.js';
import { UnknownVersion } from './read-message.js';

let database: TestDatabase;
let settings: ApplySettings;
const apply = (messages: Parameters<typeof stretchOf>[0], where = intake) => applyStretch(settings, where, stretchOf(messages));
const nextOffset = async () => (await database.db.query('SELECT next_offset FROM inbox_positions'))[0]?.next_offset as number | undefined;
const withHandler = (handler: BatchHandler): ApplySettings => {
  return { ...settings, handlers: new Map([...settings.handlers.keys()].map((type) => [type, handler])) };
};

beforeAll(async () => {
  database = await freshDatabase([...inboxMigrations, Effects1763700009000]);
  settings = applySettings(database.db);
});
afterAll(() => database.drop());
beforeEach(() => database.asAdministrator('TRUNCATE effects, receipts, seen_facts, dead_letters, inbox_positions'));

describe('a message that fails for its own reason', () => {
  it('is dead-lettered alone, and the rest go on in their order', async () => {
    const orders = Array.from({ length: 21 }, (_, number) => (number % 8 === 5 ? 'poison' : `O-${number}`));
    await apply(orders.map((orderId) => place(orderId)));
    expect(await deedsOf(database.db)).toEqual(orders.filter((each) => each !== 'poison').map((each) => `place ${each}`));
    const poison = { reason: 'failed', detail: 'TypeError' };
    expect(await lettersOf(database.db)).toMatchObject([5, 13].map((offset) => ({ ...poison, offset })));
    expect(await nextOffset()).toBe(21);
  });

  it('is told by a class and a place, never by its values', async () => {
    const unique = withHandler(async ({ tx, items }) => {
      for (const item of items) await tx.query(`INSERT INTO effects (place, key) OVERRIDING SYSTEM VALUE VALUES (1, $1)`, [item.key]);
    });
    await applyStretch(unique, intake, stretchOf([place('O-1'), place('O-2')]));
    const [letter] = await lettersOf(database.db);
    expect(letter).toMatchObject({ offset: 1, reason: 'failed', detail: 'QueryFailedError 23505 effects_pkey' });
  });

  it('does not hold its id', async () => {
    await apply([place('poison', { id: '1' })]);
    await applyStretch(settings, intake, stretchOf([place('O-1', { id: '1' })], 1));
    expect(await deedsOf(database.db)).toEqual(['place O-1']);
  });

  it('may have characters that PostgreSQL does not take, in its body, its id and its headers', async () => {
    const inBody = place('O-1');
    inBody.value = inBody.value.replace('A101', 'A\\u0000');
    const inId = place('O-2', { id: 'e\u0000' });
    const inHeader = place('poison');
    inHeader.headers.other = 'x\u0000';
    await apply([inBody, inId, inHeader, place('O-3')]);
    expect(await deedsOf(database.db)).toEqual(['place O-3']);
    expect((await lettersOf(database.db)).map((letter) => letter.reason)).toEqual(['invalid', 'invalid', 'failed']);
  });

  it('may have an id or a source that no index takes', async () => {
    const long = () => randomBytes(4000).toString('hex');
    await apply([place('O-1', { id: long() }), place('O-2', { source: long() }), place('O-3')]);
    expect(await deedsOf(database.db)).toEqual(['place O-3']);
    expect(await lettersOf(database.db)).toMatchObject([
      { reason: 'invalid', detail: 'id must not have more than 256 bytes' },
      { reason: 'invalid', detail: 'source must not have more than 1024 bytes' },
    ]);
  });
});

describe('a report', () => {
  it('that cannot be read is dead-lettered with its reason', async () => {
    const { headers } = place('O-1');
    const unread = [
      { value: null, headers },
      { value: 'tea', headers },
      { value: '{}', headers: {} },
      { value: '{}', headers: { ...headers, ce_id: '' } },
    ];
    await apply([...unread, place('O-2')]);
    const reasons = (await lettersOf(database.db)).map((letter) => letter.reason);
    expect(reasons).toEqual(['null-value', 'broken-json', 'no-headers', 'missing-attribute']);
    expect(await deedsOf(database.db)).toEqual(['place O-2']);
  });

  it('of a type nobody takes, or of another service, is dead-lettered', async () => {
    const [unknown, fact, others] = [place('O-1'), place('O-2'), place('O-3')];
    unknown.headers.ce_type = 'engawa.intake.tea.brew';
    fact.headers.ce_type = 'engawa.order.placed';
    others.headers.ce_type = 'engawa.intake.contact.record';
    await apply([unknown, fact, others, place('O-4')]);
    expect((await lettersOf(database.db)).map((letter) => letter.reason)).toEqual(['unknown-type', 'unknown-type', 'unknown-type']);
    expect(await deedsOf(database.db)).toEqual(['place O-4']);
  });

  it('of another version of CloudEvents, or without a value, is dead-lettered under its own name', async () => {
    const [old, empty] = [place('O-1', { id: 'old' }), place('O-2', { id: 'empty' })];
    old.headers.ce_specversion = '0.3';
    await apply([old, { ...empty, value: null }]);
    expect(await lettersOf(database.db)).toMatchObject([
      { reason: 'unknown-specversion', event_id: 'old' },
      { reason: 'null-value', event_id: 'empty' },
    ]);
  });

  it('in a version nobody reads is dead-lettered', async () => {
    const next = place('O-1');
    next.headers.ce_dataversion = '2';
    await apply([next, place('O-2')]);
    expect(await lettersOf(database.db)).toMatchObject([{ reason: 'unknown-version', offset: 0 }]);
    expect(await deedsOf(database.db)).toEqual(['place O-2']);
  });

  it('that breaks its contract is dead-lettered with the places, and without the values', async () => {
    const broken = place('O-1');
    broken.value = broken.value.replace('980', '"nine hundred"').replace('"JPY"', '"yen"');
    await apply([broken, place('O-2', { time: '2099-01-01T00:00:00Z' })]);
    const [invalid, ahead] = await lettersOf(database.db);
    expect(invalid).toMatchObject({ reason: 'invalid', detail: expect.stringContaining('/currency') as string });
    expect(invalid!.detail).not.toMatch(/yen|nine/);
    expect(ahead).toMatchObject({ reason: 'invalid', detail: expect.stringMatching(/^time /) as string });
  });
});

describe('a fact', () => {
  it('of a type this service has no use for is skipped', async () => {
    await apply([placedFact({ type: 'engawa.survey.answered', data: {} }), placedFact({ type: 'engawa.tea.brewed' }), placedFact()], events);
    expect(await effectsOf(database.db)).toHaveLength(1);
    expect(await lettersOf(database.db)).toEqual([]);
    expect(await nextOffset()).toBe(3);
  });

  it('in a version nobody reads yet stops its partition before anything of its batch is done', async () => {
    await expect(apply([placedFact(), placedFact({ version: 2 })], events)).rejects.toBeInstanceOf(UnknownVersion);
    expect(await effectsOf(database.db)).toEqual([]);
    expect(await lettersOf(database.db)).toEqual([]);
    expect(await nextOffset()).toBeUndefined();
  });

  it('that breaks its contract is dead-lettered', async () => {
    await apply([placedFact({ data: { order: 'main:O-1' } }), placedFact()], events);
    expect(await lettersOf(database.db)).toMatchObject([{ reason: 'invalid', offset: 0 }]);
    expect(await effectsOf(database.db)).toHaveLength(1);
  });
});

describe('what fails for no message’s reason', () => {
  const failing = (code: string) =>
    withHandler(async (batch) => {
      await noteEffects(batch);
      throw Object.assign(new Error('failed'), { code });
    });

  it.each(['57P01', '53100', '40P01', 'ECONNRESET'])('%s dead-letters nothing and moves nothing', async (code) => {
    await expect(applyStretch(failing(code), intake, stretchOf([place('O-1')]))).rejects.toMatchObject({ code });
    expect(await deedsOf(database.db)).toEqual([]);
    expect(await lettersOf(database.db)).toEqual([]);
    expect(await nextOffset()).toBeUndefined();
  });

  it('tables that are not there yet dead-letter nothing', async () => {
    const early = withHandler(async ({ tx }) => void (await tx.query('SELECT * FROM orders_of_the_next_version')));
    await expect(applyStretch(early, intake, stretchOf([place('O-1')]))).rejects.toMatchObject({ code: '42P01' });
    expect(await lettersOf(database.db)).toEqual([]);
  });
});
