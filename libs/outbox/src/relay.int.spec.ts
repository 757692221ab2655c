import { inTransaction } from '@engawa/postgres';
import { finishedSpans, startTracing } from '@engawa/telemetry';
import { freshDatabase, freshTopics, tapTopics, waitFor, type TestDatabase, type TopicTap } from '@engawa/testkit';
import { row, shardsHeld, startRelay, Things1763700009000, topic, type RelayProcess } from '../test/relays.js';
import { enqueue, Outbox1763700000001, type OutboxRow } from './index.js';

let database: TestDatabase;
let tap: TopicTap;
let relays: RelayProcess[] = [];

beforeAll(async () => {
  await freshTopics();
  database = await freshDatabase([Outbox1763700000001, Things1763700009000]);
  tap = await tapTopics([topic]);
});
afterEach(async () => {
  await Promise.all(relays.map((relay) => relay.stop()));
  relays = [];
  await database.asAdministrator('TRUNCATE outbox; UPDATE things SET said = 0');
  tap.messages.length = 0;
});
afterAll(async () => {
  await tap.stop();
  await database.drop();
});

async function start(): Promise<RelayProcess> {
  const relay = await startRelay(database);
  relays.push(relay);
  return relay;
}
const put = (...rows: OutboxRow[]) => inTransaction(database.db, (tx) => enqueue(tx, rows));
const sent = () => tap.messages.map((message) => `${message.key} ${String(message.data)}`);
const isSent = (...expected: string[]) => waitFor(expected.join(), () => expected.every((each) => sent().includes(each)));
const unsent = () => database.db.query<{ key: string; park_reason: string | null }[]>('SELECT key, park_reason FROM outbox ORDER BY seq');

/** Says the next thing about some keys, under their locks; gives back what was said unless it is undone. */
async function say(keys: string[], undone = false): Promise<string[]> {
  const said: string[] = [];
  const saying = inTransaction(database.db, async (tx) => {
    for (const key of [...keys].sort()) {
      const [[thing]] = await tx.query<[{ said: number }[]]>('UPDATE things SET said = said + 1 WHERE key = $1 RETURNING said', [key]);
      await enqueue(tx, [row(key, `${thing!.said}`)]);
      said.push(`${key} ${thing!.said}`);
    }
    if (undone) throw new Error('undone');
  });
  return saying.then(
    () => said,
    () => [],
  );
}

/** Twelve writers at once, with some transactions undone. */
async function sayMuch(): Promise<string[]> {
  const writers = Array.from({ length: 12 }, async (_, writer) => {
    const said: string[] = [];
    for (let turn = 0; turn < 15; turn++) {
      const keys = new Set([(writer + turn) % 5, (writer * turn) % 5].map((thing) => `thing-${thing}`));
      said.push(...(await say([...keys], (writer + turn) % 7 === 0)));
    }
    return said;
  });
  return (await Promise.all(writers)).flat();
}

/** Of what was sent twice only the first counts: consumers know facts by their ids. */
function expectOrderOfEachKey(): void {
  const first = new Map<string, number[]>();
  for (const { key, data } of tap.messages) {
    const all = first.get(key) ?? first.set(key, []).get(key)!;
    if (!all.includes(Number(data))) all.push(Number(data));
  }
  for (const numbers of first.values()) expect(numbers).toEqual(numbers.map((_, place) => place + 1));
}

describe('one relay', () => {
  it('sends what many writers commit at once, all of it, in the order of each key, and nothing undone', async () => {
    await start();
    const said = await sayMuch();
    await waitFor('an empty outbox', async () => (await unsent()).length === 0);
    await isSent(...said);
    expect(sent().sort()).toEqual(said.sort());
    expectOrderOfEachKey();
  });

  it('sends what was committed late, though it came before what is sent already, however much that is', async () => {
    await start();
    const lateCommit = Promise.withResolvers<void>();
    const lateInserted = Promise.withResolvers<void>();
    const late = inTransaction(database.db, async (tx) => {
      await enqueue(tx, [row('late', 'a')]);
      lateInserted.resolve();
      await lateCommit.promise;
    });
    await lateInserted.promise;
    for (let said = 0; said < 12; said++) {
      await put(row('early', `${said}`));
      await isSent(`early ${said}`);
    }
    lateCommit.resolve();
    await late;
    await isSent('late a');
  });

  it('sends what a process left behind that died before sending', async () => {
    await put(row('left', '1'), row('left', '2'));
    await start();
    await isSent('left 2');
    expect(sent()).toEqual(['left 1', 'left 2']);
    await waitFor('an empty outbox', async () => (await unsent()).length === 0);
  });

  it('sends everything that is committed before it stops', async () => {
    const relay = await start();
    const keys = Array.from({ length: 50 }, (_, number) => `key-${number}`);
    await put(...keys.map((key) => row(key, 'x')));
    relays = [];
    await relay.stop();
    expect(await unsent()).toEqual([]);
    expect(await shardsHeld(database.db)).toEqual([]);
    await isSent(...keys.map((key) => `${key} x`));
  });
});

describe('a row that is too large to be sent', () => {
  const tooLarge = (key: string) => row(key, 'x'.repeat(1_200_000));

  it('parks its key with the reason, and the rest go on', async () => {
    await start();
    await put(row('big', '1'), tooLarge('big'), row('other', '1'), row('big', '3'), row('other', '2'));
    await isSent('big 1', 'other 2');
    await put(row('big', '4'), row('other', '3'));
    await isSent('other 3');
    expect(sent().sort()).toEqual(['big 1', 'other 1', 'other 2', 'other 3']);
    const left = await waitFor('the rest to leave', async () => {
      const rows = await unsent();
      return rows.length === 3 && rows;
    });
    expect(left.map((each) => each.key)).toEqual(['big', 'big', 'big']);
    expect(left[0]!.park_reason).toMatch(/too large|larger/i);
  });

  it('lets its key go on in its order once it was made smaller', async () => {
    await start();
    await put(tooLarge('big'), row('big', '2'));
    await waitFor('a parked row', async () => (await unsent())[0]?.park_reason);
    await database.db.query(`UPDATE outbox SET payload = '"1"', parked_at = NULL WHERE parked_at IS NOT NULL`);
    await isSent('big 2');
    expect(sent()).toEqual(['big 1', 'big 2']);
  });
});

describe('two relays', () => {
  it('share the shards, lose nothing and keep the order of each key when one stops', async () => {
    const [, other] = [await start(), await start()];
    await waitFor('fair shares', async () => String(await shardsHeld(database.db)) === '8,8');
    const saying = sayMuch();
    await waitFor('some to be sent', () => sent().length > 20);
    relays = relays.filter((relay) => relay !== other);
    await other.stop();
    const said = await saying;
    await isSent(...said);
    expectOrderOfEachKey();
    await waitFor('all shards with the one that is left', async () => String(await shardsHeld(database.db)) === '16');
  });

  it('take over from one that hangs while it does, and its late mark counts no more', async () => {
    const hanging = await start();
    const hold = hanging.hold();
    await put(row('stuck', '1'));
    await hold.held;
    const other = await start();
    const otherHold = other.hold();
    await otherHold.held;
    const [{ now }] = await database.db.query<[{ now: Date }]>('SELECT clock_timestamp() AS now');
    hold.letGo();
    const turned = 'SELECT id FROM outbox_relays WHERE seen_at > $1';
    await waitFor('the next turn of the one that hung', async () => (await database.db.query(turned, [now])).length > 0);
    await isSent('stuck 1');
    expect(sent()).toEqual(['stuck 1']);
    expect(await unsent()).toHaveLength(1);
    otherHold.letGo();
    await waitFor('an empty outbox', async () => (await unsent()).length === 0);
  });
});

describe('a row whose trace is kept', () => {
  const TRACE = '0af7651916cd43dd8448eb211c80319c';
  const traced = (key: string, flags: string): OutboxRow => {
    const one = row(key, flags);
    return { ...one, headers: { ...one.headers, traceparent: `00-${TRACE}-b7ad6b7169203331-${flags}` } };
  };
  const arrived = (key: string) => waitFor(key, () => tap.messages.find((message) => message.key === key));

  it('has a span from its COMMIT to the acknowledgement, which the message carries on; one that is not kept has none', async () => {
    await startTracing({ service: 'test', instance: '1', development: true, otlpEndpoint: '', otlpHeaders: {}, rootRatio: 0 });
    await put(traced('kept', '01'), traced('not-kept', '00'));
    const [{ created_at: createdAt }] = await database.db.query<[{ created_at: Date }]>('SELECT created_at FROM outbox ORDER BY seq');
    await start();
    const message = await arrived('kept');
    const [span, ...more] = finishedSpans();
    expect(more).toEqual([]);
    expect(span).toMatchObject({ traceId: TRACE, parentSpanId: 'b7ad6b7169203331', name: `send ${topic}`, kind: 'PRODUCER' });
    expect(message.traceparent).toBe(`00-${TRACE}-${span!.spanId}-01`);
    expect(Math.abs(span!.startedAt - createdAt.getTime())).toBeLessThan(2);
    expect((await arrived('not-kept')).traceparent).toBe(`00-${TRACE}-b7ad6b7169203331-00`);
  });
});
