import { call, eventually, keyOf, orderOf, publish, query, tokenOf, unique, type Reply } from './system.js';

interface Letter {
  service: string;
  id: string;
  type: string;
  reason: string;
  source: string;
  eventId: string;
  closedAs: string | null;
  closedBy: string | null;
  closeReason: string | null;
  value?: string;
}
type Page = { items: Letter[]; nextCursor: string | null; silent: string[] };
type Outcomes = { items: { id: string; outcome: string; reason?: string }[] };

const ago = (seconds: number) => new Date(Date.now() - seconds * 1000).toISOString();
const operator = { token: tokenOf('operator') };
const agent = { token: tokenOf('agent') };
const list = async (search = '') => (await call<Page>('GET', `/api/dead-letters?limit=200${search}`, operator)).body;
const act = (what: 'replay' | 'dismiss', letters: Letter[], more = {}): Promise<Reply<Outcomes>> =>
  call<Outcomes>('POST', `/api/dead-letters/${what}`, { ...operator, body: { letters: letters.map(({ service, id }) => ({ service, id })), ...more } });
const letterOf = (id: string, search = '') =>
  eventually('the dead letter', async () => (await list(search)).items.find((letter) => letter.eventId === id));

describe('a report that its service cannot apply', () => {
  const number = unique();
  const id = `cancel-${number}`;
  let letter: Letter;

  it('stands in the list with its reason, filtered by service, type and reason, without what it holds', async () => {
    const reply = await publish('order.cancel', { orderId: number, reason: 'ひみつのりゆう' }, { id, time: ago(5) });
    expect(reply.status).toBe(202);
    letter = await letterOf(id, '&service=order-ingest&type=engawa.intake.order.cancel&reason=unknown-order');
    expect(letter).toMatchObject({ service: 'order-ingest', type: 'engawa.intake.order.cancel', reason: 'unknown-order', source: '//flows' });
    expect(JSON.stringify(letter)).not.toContain('ひみつ');
    expect((await list('&service=survey')).items.map((each) => each.service)).not.toContain('order-ingest');
    expect((await list('&reason=conflict')).items.map((each) => each.eventId)).not.toContain(id);
  });

  it('is seen to by those alone who may', async () => {
    const one = `/api/dead-letters/${letter.service}/${letter.id}`;
    expect((await call('GET', '/api/dead-letters', agent)).status).toBe(403);
    expect((await call('GET', one, operator)).status).toBe(403);
    expect((await call('GET', one, { token: 'nobody' })).status).toBe(401);
    expect((await call('POST', '/api/dead-letters/replay', { ...agent, body: { letters: [letter].map(({ service, id: name }) => ({ service, id: name })) } })).status).toBe(403);
    const body = await call<Letter>('GET', one);
    expect(JSON.parse(body.body.value!)).toEqual({ orderId: number, reason: 'ひみつのりゆう' });
  });

  it('is still refused when it is replayed too early, and applied once when its time has come', async () => {
    expect((await act('replay', [letter])).body.items).toMatchObject([{ id: letter.id, outcome: 'refused', reason: 'unknown-order' }]);
    await publish('order.place', orderOf(number, [{ kind: 'mail', value: `dead.${number}@example.jp` }]), { id: `place-${number}`, time: ago(10) });
    await eventually('the order', async () => (await query('order-ingest', 'SELECT id FROM orders WHERE number = $1', [number])).length);
    expect((await act('replay', [letter, letter])).body.items).toMatchObject([{ id: letter.id, outcome: 'replayed' }]);
    expect((await act('replay', [letter])).body.items).toMatchObject([{ id: letter.id, outcome: 'closed' }]);
    expect(await query('order-ingest', 'SELECT status FROM orders WHERE number = $1', [number])).toEqual([{ status: 'cancelled' }]);
    const facts = await query('order-ingest', `SELECT id FROM facts WHERE type = 'engawa.order.cancelled' AND data ->> 'number' = $1`, [number]);
    expect(facts).toHaveLength(1);
    const closed = (await list('&state=closed')).items.find((each) => each.id === letter.id);
    expect(closed).toMatchObject({ closedAs: 'replayed', closedBy: '運用担当' });
    const status = await call<{ state: string }>('GET', `/v1/events/${encodeURIComponent('//flows')}/${id}`, { token: keyOf('everything') });
    expect(status.body.state).toBe('applied');
  });

  it('is dismissed with a reason, which is kept with who said so', async () => {
    const other = `cancel-${unique()}`;
    await publish('order.cancel', { orderId: other }, { id: other });
    const found = await letterOf(other);
    expect((await act('dismiss', [found])).status).toBe(400);
    expect((await act('dismiss', [found], { reason: '店のためし' })).body.items).toMatchObject([{ outcome: 'dismissed' }]);
    expect((await list()).items.map((each) => each.id)).not.toContain(found.id);
    const closed = (await list('&state=closed')).items.find((each) => each.id === found.id);
    expect(closed).toMatchObject({ closedAs: 'dismissed', closedBy: '運用担当', closeReason: '店のためし' });
  });

  it('is on one page of the list and on no other', async () => {
    const ids = [unique(), unique(), unique()].map((each) => `cancel-${each}`);
    for (const each of ids) await publish('order.cancel', { orderId: each }, { id: each });
    for (const each of ids) await letterOf(each);
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const page: Page = (await call<Page>('GET', `/api/dead-letters?limit=2${cursor && `&cursor=${cursor}`}`, operator)).body;
      seen.push(...page.items.map((each) => each.eventId));
      cursor = page.nextCursor;
    }
    for (const each of ids) expect(seen.filter((name) => name === each)).toHaveLength(1);
  });
});

describe('the overview of operations', () => {
  it('tells of every instance how it stands, to those who may', async () => {
    expect((await call('GET', '/api/operations', agent)).status).toBe(403);
    const { body } = await call<{ instances: { service: string; live: boolean; partitions: unknown[]; parkedKeys: number }[] }>('GET', '/api/operations', operator);
    expect(body.instances.map((each) => each.service).sort()).toEqual(['contact-center', 'customer-profile', 'messaging', 'order-ingest', 'segmentation', 'survey']);
    for (const instance of body.instances) expect(instance).toMatchObject({ live: true, parkedKeys: 0 });
  });

  it('and the gateway’s metrics, too', async () => {
    expect((await call('GET', '/metrics', { token: 'nobody' })).status).toBe(401);
    expect((await call('GET', '/metrics', agent)).status).toBe(403);
    const metrics = await call<string>('GET', '/metrics', operator);
    expect(metrics.body).toContain('engawa_http_request_duration_seconds_count{method="POST",route="/v1/events",status="2xx"}');
  });
});
