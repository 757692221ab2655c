import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { call, customerOf, eventually, find, mailsTo, orderOf, publish, query, timelineOf, unique } from './system.js';

interface Case {
  subject: { version: string };
  state: string;
  erasure: { parts: number; told: boolean; confirmed: { service: string; parts: number; rows: Record<string, number> }[]; lateFacts: number; returns: number } | null;
}
interface Disclosure {
  identifiers: { value: string }[];
  timeline: { type: string; data: Record<string, unknown> }[];
  refusedLines: { says: Record<string, string> }[];
}

const services = ['contact-center', 'customer-profile', 'messaging', 'order-ingest', 'segmentation', 'survey'];
const run = unique();
/** 中川健一, and words that stand nowhere but in what is known of him. */
const nakagawa = { name: `中川 健一 ${run}`, mail: `nakagawa-${run}@example.jp`, phone: `090${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`, street: `今泉${run}` };
const words = { quote: `請求書が届かない ${run}`, comment: `丁寧でした ${run}`, wrong: `届かない注文 ${run}`, note: `戸籍を確認 ${run}`, title: `社長 ${run}`, line: `取り込めない行 ${run}` };
const traces = [nakagawa.name, nakagawa.mail, nakagawa.phone.slice(1), nakagawa.street, words.quote, words.comment, words.wrong, words.note, words.title, words.line];
const identifiers = [{ kind: 'mail', value: nakagawa.mail }, { kind: 'phone', value: nakagawa.phone }];
const customer = { identifiers, profile: { name: nakagawa.name, address: { line1: nakagawa.street } } };
let id = '';

/** Where in the database of a service one of the traces stands, as `table: trace`. */
async function leftIn(service: string): Promise<string[]> {
  const tables = await query<{ name: string }>(service, `SELECT format('%I', tablename) AS name FROM pg_tables WHERE schemaname = 'public'`);
  const found = await Promise.all(
    tables.map(async ({ name }) => {
      const rows = await query<{ trace: string }>(
        service,
        `SELECT DISTINCT trace FROM (SELECT each::text AS line FROM ${name} AS each OFFSET 0) AS written
           JOIN unnest($1::text[]) AS trace ON strpos(line, trace) > 0 OR strpos(line, substr(encode(convert_to(trace, 'UTF8'), 'hex'), 1, 40)) > 0`,
        [traces],
      );
      return rows.map(({ trace }) => `${name}: ${trace}`);
    }),
  );
  return found.flat();
}
const caseOf = async (of: string) => (await call<Case>('GET', `/api/rights-cases/${of}`)).body;
const opened = async (kind: string) => {
  const body = { customer: id, kind, requestedBy: 'person', channel: 'mail', verification: ['name', 'mail'] };
  return (await call<{ id: string }>('POST', '/api/rights-cases', { body })).body.id;
};
const confirmedBy = async (of: string) => {
  const { erasure } = await caseOf(of);
  return erasure!.told ? erasure!.confirmed.filter(({ parts }) => parts === erasure!.parts).map(({ service }) => service) : [];
};

/** Brings a file in which his line cannot be taken. */
async function bringWrongLine(): Promise<void> {
  const file = `mail,氏名,生年月日,備考\r\n${nakagawa.mail},${nakagawa.name},昨日,${words.line}\r\n`;
  const columns = [{ column: 0, field: 'mail' }, { column: 1, field: 'name' }, { column: 2, field: 'birthday' }];
  const { id: brought } = (await call<{ id: string }>('POST', '/api/imports', { body: { name: 'customers.csv', sizeBytes: Buffer.byteLength(file) } })).body;
  const becomes = (state: string) => eventually(`the file is ${state}`, async () => (await call<{ state: string }>('GET', `/api/imports/${brought}`)).body.state === state);
  await call('PUT', `/api/imports/${brought}/chunks/0`, { body: file, headers: { 'content-type': 'application/octet-stream' } });
  await call('POST', `/api/imports/${brought}/check`, { body: { columns } });
  await becomes('checked');
  await call('POST', `/api/imports/${brought}/run`, { body: {} });
  await becomes('done');
}

describe('中川健一, of whom every department knows something', () => {
  it('ordered, was thanked, called, was asked and answered; one report and one line of his could not be applied', async () => {
    expect((await publish('order.place', { ...orderOf(`N-${run}`, identifiers), customer })).status).toBe(202);
    ({ id } = await eventually('him', () => customerOf(nakagawa.mail)));
    const body = { customer: { origin: id }, channel: 'phone', direction: 'in', customerReason: 'customer.usage', dealReason: 'deal.other', quote: words.quote, note: words.quote, closed: true };
    expect((await call('POST', '/api/contacts', { body })).status).toBe(201);
    await publish('survey.answer', { answerId: `A-${run}`, survey: 'csat-contact', customer: { identifiers }, answers: [{ question: 'rating', value: 5 }, { question: 'comment', value: words.comment }] });
    await publish('order.ship', { orderId: words.wrong, state: 'shipped', customer: { identifiers } }, { id: `wrong-${run}` });
    const somebody = `kenji-${run}@example.jp`;
    await publish('order.place', orderOf(`K-${run}`, [{ kind: 'mail', value: somebody }]));
    const { id: kenji } = await eventually('his son', () => customerOf(somebody));
    const company = (await call<{ id: string }>('POST', '/api/companies', { body: { name: 'うみかぜ旅館' } })).body.id;
    const relations = [
      await call('POST', `/api/customers/${kenji}/household`, { body: { customer: id, role: 'parent' } }),
      await call('POST', `/api/customers/${id}/representatives`, { body: { customer: kenji, relationship: 'family', scope: 'all', from: '2026-04-01', verification: 'document', note: words.note } }),
      await call('POST', `/api/companies/${company}/contact-persons`, { body: { customer: id, title: words.title } }),
    ];
    expect(relations.map(({ status }) => status)).toEqual([201, 201, 201]);
    await bringWrongLine();
    await eventually('his timeline', async () => {
      const types = (await timelineOf(id)).map(({ type }) => type);
      return ['order.placed', 'contact.closed', 'survey.invited', 'survey.answered', 'segment.entered', 'message.sent'].every((type) => types.includes(type));
    });
    await eventually('the dead letter', async () => (await query('order-ingest', 'SELECT FROM dead_letters WHERE event_id = $1', [`wrong-${run}`])).length > 0);
    expect((await mailsTo(nakagawa.mail)).length).toBeGreaterThan(0);
  });

  it('asks what is known of him, and gets all of it', async () => {
    const request = await opened('disclosure');
    const { body } = await call<Disclosure>('GET', `/api/rights-cases/${request}/disclosure`);
    expect(body.identifiers.map(({ value }) => value)).toEqual(expect.arrayContaining([nakagawa.mail]));
    expect(JSON.stringify(body.timeline)).toContain(words.quote);
    expect(JSON.stringify(body.timeline)).toContain(words.comment);
    expect(body.refusedLines).toMatchObject([{ says: { 備考: words.line } }]);
    const page = await call<string>('GET', `/api/rights-cases/${request}/disclosure?format=html`);
    expect(page.body).toContain(words.quote);
    expect((await call('POST', `/api/rights-cases/${request}/answer`, { body: { state: 'answered', answer: '書面をお送りしました' } })).status).toBe(204);
  });

  it('asks to be erased: six services confirm it, and none of them has a trace of him', async () => {
    const request = await opened('erasure');
    const known = await Promise.all(services.map(leftIn));
    expect(known.filter((each) => each.length > 0).length).toBeGreaterThanOrEqual(4);
    const subject = (await caseOf(request)).subject.version;
    expect((await call('POST', `/api/rights-cases/${request}/erase`, { body: { subject } })).status).toBe(204);
    expect((await call('GET', `/api/customers/${id}`)).status).toBe(410);
    await eventually('all confirm', async () => (await confirmedBy(request)).length === services.length);
    const left = await eventually('the outboxes are empty', async () => {
      const all = (await Promise.all(services.map(async (service) => (await leftIn(service)).map((each) => `${service} ${each}`)))).flat();
      return all.some((each) => each.includes(' outbox:')) ? undefined : all;
    });
    expect(left).toEqual([]);
    expect(await leftIn('gateway')).toEqual([]);
    expect(await find(nakagawa.mail)).toEqual([]);
    const { erasure } = await caseOf(request);
    const rowsOf = (service: string) => erasure!.confirmed.find((each) => each.service === service)!.rows;
    expect([rowsOf('order-ingest'), rowsOf('contact-center'), rowsOf('survey')]).toMatchObject([{ orders: 1, deadLetters: 1 }, { contacts: 1 }, { answers: 1 }]);
  });

  it('is not brought back by a rebuild of the timeline', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['tools/rebuild.mjs', 'customer-profile', '--compare']);
    expect(stdout.includes(id)).toBe(false);
  });

  it('is not brought back by what another system still sends of before, and whoever stated it erases it', async () => {
    const request = (await call<{ items: { id: string; kind: string }[] }>('GET', `/api/rights-cases?customer=${id}`)).body.items.find(({ kind }) => kind === 'erasure')!.id;
    const time = new Date(Date.now() - 24 * 60 * 60_000).toISOString();
    await publish('order.place', { ...orderOf(`N2-${run}`, identifiers), customer }, { time });
    await eventually('it is counted', async () => (await caseOf(request)).erasure!.lateFacts > 0);
    await eventually('all confirm again', async () => (await confirmedBy(request)).length === services.length);
    await eventually('nothing is left', async () => (await Promise.all(services.map(leftIn))).flat().filter((each) => !each.startsWith('outbox')).length === 0);
    expect(await find(nakagawa.mail)).toEqual([]);
  });

  it('may come again by himself, as somebody new', async () => {
    await publish('order.place', { ...orderOf(`N3-${run}`, identifiers), customer });
    const { id: again } = await eventually('somebody new', () => customerOf(nakagawa.mail));
    expect(again).not.toBe(id);
    expect((await timelineOf(again)).filter(({ type }) => type === 'order.placed')).toHaveLength(1);
  });
});
