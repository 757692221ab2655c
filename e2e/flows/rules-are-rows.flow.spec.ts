import { call, customerOf, eventually, mailsTo, orderOf, publish, timelineOf, tokenOf, unique } from './system.js';

interface Row {
  id: string;
  version: number;
  [field: string]: unknown;
}

async function rowOf(noun: string, id: string): Promise<Row> {
  const reply = await call<{ items: Row[] }>('GET', `/api/${noun}`);
  return reply.body.items.find((row) => row.id === id)!;
}

/** Replaces a row over HTTP, as its reader saw it. */
async function change(noun: string, id: string, fields: Record<string, unknown>) {
  const { version, memberCount: _count, ...row } = await rowOf(noun, id);
  const headers = { 'if-match': `"${version}"` };
  const reply = await call<Row>('PUT', `/api/${noun}/${id}`, { body: { ...row, ...fields }, headers });
  expect(reply.status).toBe(200);
}

describe('texts, rules and thresholds are rows that act on the next event', () => {
  it('a new segment, template and journey act on the next order', async () => {
    const name = unique();
    const mail = `taku.${name}@example.jp`;
    const template = { id: `t-${name}`, purpose: 'service', subject: { ja: `件名 ${name}`, en: 'Subject' }, body: { ja: '{{name}}さま 旬のお知らせ', en: 'Hello' } };
    const rule = { all: [{ measure: 'sum', of: 'order.placed', op: '>=', value: 10_000 }, { measure: 'count', of: 'order.placed', withinDays: 30, op: '>=', value: 2 }] };
    const segment = { id: `s-${name}`, name: { ja: '二度のお買い上げ', en: 'Bought twice' }, rule };
    const journey = { id: `j-${name}`, name: { ja: 'お礼', en: 'Thanks' }, segment: segment.id, template: template.id, channels: ['mail'] };
    for (const [noun, body] of [['templates', template], ['segments', segment], ['journeys', journey]] as const) {
      expect((await call('POST', `/api/${noun}`, { body })).status).toBe(201);
    }
    await publish('order.place', orderOf(`1-${name}`, [{ kind: 'mail', value: mail }], { totalMinor: 5000 }));
    await publish('order.place', orderOf(`2-${name}`, [{ kind: 'mail', value: mail }], { totalMinor: 5000 }));
    await eventually('the mail', async () => (await mailsTo(mail)).some((each) => each.subject === `件名 ${name}`));

    await change('templates', template.id, { subject: { ja: `新しい件名 ${name}`, en: 'New subject' } });
    const other = `rei.${name}@example.jp`;
    await publish('order.place', orderOf(`3-${name}`, [{ kind: 'mail', value: other }], { totalMinor: 50_000 }));
    await publish('order.place', orderOf(`4-${name}`, [{ kind: 'mail', value: other }], { totalMinor: 1 }));
    await eventually('the changed mail', async () => (await mailsTo(other)).some((each) => each.subject === `新しい件名 ${name}`));
    await change('journeys', journey.id, { active: false });
    await change('segments', segment.id, { active: false });
  });

  it('a customer without a mail address gets a letter, and one without any is told of as not sent, with the reason', async () => {
    const name = unique();
    const usual = await waitForAddresses(1);

    const withAddress = { kind: 'member', value: `L-${name}` };
    const profile = { name: '髙橋 和子', address: { postalCode: '830-0000', prefecture: '福岡県', line1: '久留米市1-1' } };
    await publish('order.place', { ...orderOf(`L-${name}`, []), customer: { identifiers: [withAddress], profile } });
    const letter = await eventually('the letter', () => customerEntry(withAddress.value, 'message.sent'));
    expect(letter.channel).toBe('letter');
    const list = await call<{ items: { name: string }[] }>('GET', '/api/letters');
    expect(list.body.items.some((each) => each.name === '髙橋 和子')).toBe(true);

    const withNothing = { kind: 'member', value: `N-${name}` };
    await publish('order.place', orderOf(`N-${name}`, [withNothing]));
    const held = await eventually('the held message', () => customerEntry(withNothing.value, 'message.held'));
    expect(held.data).toMatchObject({ reason: 'no-address', subject: 'はじめてのご注文のお礼' });
    await waitForAddresses(usual);
  });

  it('a changed row is refused to who has not seen it, and to who may not', async () => {
    const row = await rowOf('segments', 'loyal');
    const body = { id: row.id, name: row.name, rule: row.rule };
    expect((await call('PUT', '/api/segments/loyal', { body })).status).toBe(428);
    expect((await call('PUT', '/api/segments/loyal', { body, headers: { 'if-match': '"999"' } })).status).toBe(412);
    const token = tokenOf('agent');
    expect((await call('PUT', '/api/segments/loyal', { body, token, headers: { 'if-match': `"${row.version}"` } })).status).toBe(403);
  });
});

/** Sets how long a message waits for an address, and gives back how long it was before. */
async function waitForAddresses(addressWaitSeconds: number): Promise<number> {
  const { body, headers } = await call<Row & { addressWaitSeconds: number }>('GET', '/api/messaging-settings');
  const { id: _id, version: _version, ...settings } = body;
  const changed = { body: { ...settings, addressWaitSeconds }, headers: { 'if-match': headers.get('etag')! } };
  expect((await call('PUT', '/api/messaging-settings', changed)).status).toBe(200);
  return body.addressWaitSeconds;
}

async function customerEntry(query: string, type: string) {
  const customer = await customerOf(query);
  return customer && (await timelineOf(customer.id)).find((entry) => entry.type === type);
}
