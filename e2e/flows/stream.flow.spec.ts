import { call, customerOf, eventually, orderOf, publish, system, timelineOf, tokenOf, unique, type Customer, type Entry } from './system.js';

interface StreamEvent {
  event: string;
  id?: string;
  data: Partial<Entry>;
}

interface Stream {
  /** What came so far. */
  events: StreamEvent[];
  entries: () => Partial<Entry>[];
  /** Resolves when the server has ended the stream. */
  ended: Promise<void>;
  close: () => void;
}

/** Opens a customer's stream through the gateway, as a browser's EventSource would. */
async function follow(customer: string, from: { since?: string; lastEventId?: string }): Promise<Stream> {
  const path = `/api/customers/${customer}/timeline/stream${from.since ? `?since=${from.since}` : ''}`;
  const stop = new AbortController();
  const response = await fetch(system.gateway + path, {
    headers: { authorization: `Bearer ${tokenOf('agent')}`, ...(from.lastEventId ? { 'last-event-id': from.lastEventId } : {}) },
    signal: stop.signal,
  });
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
  const events: StreamEvent[] = [];
  // Closing breaks the reading off with an error that is no news.
  const ended = readInto(events, response.body!).catch(() => undefined);
  const entries = () => events.filter((each) => each.event === 'entry').map((each) => each.data);
  return { events, entries, ended, close: () => stop.abort() };
}

async function readInto(events: StreamEvent[], body: ReadableStream<Uint8Array>): Promise<void> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of body) {
    const blocks = (text + decoder.decode(chunk, { stream: true })).split('\n\n');
    text = blocks.pop()!;
    for (const block of blocks) {
      const fields = Object.fromEntries(block.split('\n').map((line) => [line.split(': ', 1)[0]!, line.slice(line.indexOf(': ') + 2)]));
      if (fields.event) events.push({ event: fields.event, id: fields.id, data: JSON.parse(fields.data!) as Partial<Entry> });
    }
  }
}

/** Where a stream goes on from what is on the timeline now. */
async function headOf(customer: string): Promise<string> {
  const { body } = await call<{ epoch: number; revision: number }>('GET', `/api/customers/${customer}/timeline?limit=1`);
  return `${body.epoch}.${body.revision}`;
}

describe("the stream of a customer's timeline", () => {
  const name = unique();
  const member = { kind: 'member', value: `S-${name}` };
  let customer: Customer;
  let lastEventId: string;

  // History, so that no journey adds a message of its own at a moment of its own.
  const order = (number: string, identifiers = [member]) => publish('order.place', orderOf(`${number}-${name}`, identifiers), {}, 'history');
  const titleOf = (number: string) => `ご注文 ${number}-${name}`;
  const shows = (stream: Stream, number: string) => async () => stream.entries().find((entry) => entry.title?.ja === titleOf(number));

  beforeAll(async () => {
    await order('1');
    customer = await eventually('the customer', () => customerOf(member.value));
  });

  it('shows an entry as it happens, with the id by which it can be resumed', async () => {
    const since = await headOf(customer.id);
    const stream = await follow(customer.id, { since });
    await order('2');
    const entry = await eventually('the order on the stream', shows(stream, '2'));
    expect(entry).toMatchObject({ type: 'order.placed', department: 'order', about: { order: `main:2-${name}` } });
    const { id } = stream.events.find((each) => each.data === entry)!;
    expect(id).toBe(`${customer.id}.${since.split('.')[0]}.${entry.revision}`);
    lastEventId = id!;
    stream.close();
  });

  it('tells a reader who comes back exactly what was missed, once and in order, and goes on', async () => {
    for (const number of ['3', '4', '5']) await order(number);
    const missedTitles = ['3', '4', '5'].map(titleOf);
    await eventually('the missed orders on the timeline', async () => {
      const titles = (await timelineOf(customer.id)).map((entry) => entry.title.ja);
      return missedTitles.every((title) => titles.includes(title));
    });
    const stream = await follow(customer.id, { lastEventId });
    await eventually('the missed orders on the stream', async () => stream.entries().length >= 3);
    await order('6');
    const last = await eventually('the order that comes live', shows(stream, '6'));
    stream.close();

    const seen = Number(lastEventId.split('.').at(-1));
    const missed = (await timelineOf(customer.id)).filter(({ revision }) => revision > seen && revision <= last.revision!);
    const byRevision = missed.sort((a, b) => a.revision - b.revision).map((entry) => entry.id);
    const told = stream.entries().filter((entry) => entry.revision! <= last.revision!).map((entry) => entry.id);
    expect(told).toEqual(byRevision);
    expect(missed.filter((entry) => missedTitles.includes(entry.title.ja))).toHaveLength(3);
  });

  it('sends the readers of both joined customers to the surviving one, and ends', async () => {
    const mail = { kind: 'mail', value: `nagare.${name}@example.jp` };
    await order('7', [mail]);
    const other = await eventually('the other customer', () => customerOf(mail.value));
    const sinces = [await headOf(customer.id), await headOf(other.id)];
    const streams = await Promise.all([customer.id, other.id].map((id, place) => follow(id, { since: sinces[place] })));

    await order('8', [member, mail]);
    for (const stream of streams) {
      const regrouped = await eventually('the regrouping', async () => stream.events.find((each) => each.event === 'regrouped'));
      expect(regrouped.data).toEqual({ id: customer.id });
      await stream.ended;
    }
    const late = await follow(customer.id, { lastEventId });
    await late.ended;
    expect(late.events.map(({ event, data }) => [event, data])).toEqual([['regrouped', { id: customer.id }]]);
  });
});
