import { inTransaction } from '@engawa/postgres';
import { createLogger, finishedSpans, startTracing } from '@engawa/telemetry';
import { freshDatabase, waitFor, type TestDatabase } from '@engawa/testkit';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import { Clock, dueTimers, OnTimer, schedule, TimerLoop, timerHandlersOf, timersMigrations, unschedule, type TimerHandler } from './index.js';

const HOUR = 60 * 60 * 1000;

class Fired1763700009000 implements MigrationInterface {
  name = 'Fired1763700009000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE TABLE fired (place bigint GENERATED ALWAYS AS IDENTITY, id text, data jsonb, due_at timestamptz)');
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}

let database: TestDatabase;
let db: DataSource;
let clock: Clock;
let loops: TimerLoop[] = [];
let failing = new Set<string>();

/** Notes each timer in the transaction that it fires in; those that are to fail do so after that. */
const note: TimerHandler = async (tx, timers) => {
  for (const { id, data, dueAt } of timers) {
    await tx.query('INSERT INTO fired (id, data, due_at) VALUES ($1, $2, $3)', [id, JSON.stringify(data), dueAt]);
    if (failing.has(id)) throw new Error('This timer fails');
  }
};

beforeAll(async () => {
  database = await freshDatabase([...timersMigrations, Fired1763700009000]);
  db = database.db;
});
beforeEach(() => {
  clock = new Clock();
  failing = new Set();
});
afterEach(async () => {
  await Promise.all(loops.map((loop) => loop.stop()));
  loops = [];
  await database.asAdministrator('TRUNCATE timers, fired, dev_clock');
});
afterAll(() => database.drop());

function start(handlers = new Map([['note', note]])): void {
  const loop = new TimerLoop(db, clock, handlers, createLogger('test', 'silent'));
  loop.start();
  loops.push(loop);
}
const set = (id: string, inMs = 0, data = {}, kind = 'note') =>
  inTransaction(db, (tx) => schedule(tx, [{ id, kind, dueAt: new Date(clock.now().getTime() + inMs), data }]));
const fired = async () => (await db.query<{ id: string }[]>('SELECT id FROM fired ORDER BY place')).map((row) => row.id);
const areFired = (...ids: string[]) => waitFor(ids.join(), async () => String((await fired()).sort()) === String([...ids].sort()));

describe('a timer', () => {
  it('fires once it is due, with what it was set with, and is gone', async () => {
    start();
    await set('later', HOUR);
    await set('now', 0, { order: 'O-1' });
    await areFired('now');
    const [row] = await db.query('SELECT data FROM fired');
    expect(row).toEqual({ data: { order: 'O-1' } });
    expect(await db.query('SELECT id FROM timers')).toEqual([{ id: 'later' }]);
  });

  it('set again under its id is moved', async () => {
    start();
    await set('once', HOUR, { first: true });
    await set('once', 0, { first: false });
    await areFired('once');
    expect(await db.query('SELECT data FROM fired')).toEqual([{ data: { first: false } }]);
    await set('away', 0);
    await areFired('once', 'away');
  });

  it('moved further away does not fire meanwhile', async () => {
    await set('moved', 0);
    await set('moved', HOUR);
    start();
    await set('other', 0);
    await areFired('other');
    expect(await db.query('SELECT id FROM timers')).toEqual([{ id: 'moved' }]);
  });

  it('set twice in one transaction is one, the later', async () => {
    const dueAt = clock.now();
    const twice = [1, 2].map((turn) => ({ id: 'twice', kind: 'note', dueAt, data: { turn } }));
    await inTransaction(db, (tx) => schedule(tx, twice));
    start();
    await areFired('twice');
    expect(await db.query('SELECT data FROM fired')).toEqual([{ data: { turn: 2 } }]);
  });

  it('taken back does not fire', async () => {
    await set('back', 0);
    await inTransaction(db, (tx) => unschedule(tx, ['back', 'never was']));
    start();
    await set('other', 0);
    await areFired('other');
  });

  it('of a transaction that is undone was never set', async () => {
    const undone = inTransaction(db, async (tx) => {
      await schedule(tx, [{ id: 'undone', kind: 'note', dueAt: clock.now(), data: {} }]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await db.query('SELECT id FROM timers')).toEqual([]);
  });

  it('may be set anew by what it does', async () => {
    const again: TimerHandler = async (tx, timers) => {
      await note(tx, timers);
      const dueAt = new Date(clock.now().getTime() + HOUR);
      await schedule(tx, timers.map((timer) => ({ ...timer, dueAt })));
    };
    start(new Map([['note', again]]));
    await set('daily');
    await areFired('daily');
    await waitFor('the next', async () => (await db.query('SELECT id FROM timers')).length === 1);
  });
});

describe('two loops', () => {
  it('fire every timer once, each in the transaction of its effect', async () => {
    const ids = Array.from({ length: 600 }, (_, number) => `timer-${number}`);
    const timers = ids.map((id) => ({ id, kind: 'note', dueAt: clock.now(), data: {} }));
    await inTransaction(db, (tx) => schedule(tx, timers));
    start();
    start();
    await areFired(...ids);
    expect(await dueTimers(db, clock)).toBe(0);
  });
});

describe('a timer that fails', () => {
  it('leaves nothing behind, waits to be tried again, and holds up no other', async () => {
    failing = new Set(['bad']);
    const timers = ['a', 'bad', 'b', 'c'].map((id) => ({ id, kind: 'note', dueAt: clock.now(), data: {} }));
    await inTransaction(db, (tx) => schedule(tx, timers));
    start();
    await areFired('a', 'b', 'c');
    await set('d');
    await areFired('a', 'b', 'c', 'd');
    const [bad] = await db.query<{ attempts: number; retry_at: Date }[]>('SELECT attempts, retry_at FROM timers');
    expect(bad!.attempts).toBeGreaterThan(0);
    failing.clear();
    await db.query('UPDATE timers SET retry_at = clock_timestamp()');
    await areFired('a', 'b', 'c', 'd', 'bad');
  });

  it('waits longer after each attempt, to an hour', async () => {
    failing = new Set(['bad']);
    await set('bad');
    await db.query('UPDATE timers SET attempts = 20');
    start();
    await waitFor('an attempt', async () => (await db.query('SELECT id FROM timers WHERE attempts = 21')).length);
    const [{ seconds }] = await db.query<[{ seconds: number }]>(
      'SELECT extract(epoch FROM retry_at - clock_timestamp())::float8 AS seconds FROM timers',
    );
    expect(seconds).toBeGreaterThan(3500);
    expect(seconds).toBeLessThanOrEqual(3600);
  });

  it('because nothing handles its kind holds up no other', async () => {
    await set('strange', -HOUR, {}, 'strange');
    start();
    await set('known');
    await areFired('known');
  });
});

describe('the clock', () => {
  it('moved forward makes timers due, with the moment they were set for', async () => {
    start();
    await set('in two hours', 2 * HOUR);
    await clock.moveTo(db, 3 * HOUR);
    await areFired('in two hours');
    const [row] = await db.query<{ due_at: Date }[]>('SELECT due_at FROM fired');
    expect(clock.now().getTime() - row!.due_at.getTime()).toBeGreaterThanOrEqual(HOUR);
  });

  it('is never moved back, and stands where it stood after a restart', async () => {
    await clock.moveTo(db, HOUR);
    await clock.moveTo(db, HOUR / 2);
    expect(clock.offset).toBe(HOUR);
    const restarted = new Clock();
    await restarted.load(db);
    expect(restarted.offset).toBe(HOUR);
  });
});

describe('handlers of timers', () => {
  class One {
    readonly done: string[] = [];

    @OnTimer('one')
    fire(): Promise<void> {
      this.done.push('one');
      return Promise.resolve();
    }
  }

  it('are found among providers, one a kind', async () => {
    const one = new One();
    await timerHandlersOf([one, {}, undefined]).get('one')!(undefined as never, []);
    expect(one.done).toEqual(['one']);
    expect(() => timerHandlersOf([one, new One()])).toThrow(/Two handlers/);
  });
});

describe('the trace of what set a timer', () => {
  it('goes on with what it leads to, and is linked to after a long wait', async () => {
    await startTracing({ service: 'test', instance: '1', development: true, otlpEndpoint: '', otlpHeaders: {}, rootRatio: 0 });
    const trace = '0af7651916cd43dd8448eb211c80319c';
    const traceparent = `00-${trace}-b7ad6b7169203331-01`;
    const carried = new Map<string, string | undefined>();
    const carry: TimerHandler = async (tx, timers) => {
      for (const timer of timers) carried.set(timer.id, timer.traceparent);
      await note(tx, timers);
    };
    const dueAt = clock.now();
    const timer = (id: string, more = {}) => ({ id, kind: 'note', dueAt, data: {}, traceparent, ...more });
    await inTransaction(db, (tx) => schedule(tx, [timer('soon'), timer('late'), timer('not-kept', { traceparent: `${traceparent.slice(0, -1)}0` })]));
    await database.asAdministrator(`UPDATE timers SET set_at = now() - interval '61 seconds' WHERE id = 'late'`);
    start(new Map([['note', carry]]));
    await areFired('soon', 'late', 'not-kept');
    const spans = await waitFor('both spans', () => finishedSpans().length === 2 && finishedSpans());
    const of = (id: string) => spans.find((span) => carried.get(id) === `00-${span.traceId}-${span.spanId}-01`);
    expect(of('soon')).toMatchObject({ traceId: trace, name: 'timer note' });
    expect(of('late')).toMatchObject({ parentSpanId: undefined, links: [{ traceId: trace, cause: true }] });
    expect(carried.get('not-kept')).toBeNull();
  });
});
