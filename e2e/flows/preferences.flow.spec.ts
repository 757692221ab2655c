import path from 'node:path';
import { axeFaults, launchBrowser, newPage, PHONE, PICTURES } from './browser.js';
import { call, customerOf, eventually, mailsTo, orderOf, publish, system, timelineOf, unique } from './system.js';

/** A text for 旬の便り that goes to whoever buys for more than a price that nobody else pays. */
async function newsFor(run: string, totalMinor: number, channel: 'mail' | 'letter' = 'mail') {
  const template = { id: `news-${run}`, purpose: 'news', subject: { ja: `旬の便り ${run}`, en: 'News' }, body: { ja: '{{name}}さま 新米が入りました', en: 'New rice is here' } };
  const rule = { all: [{ measure: 'sum', of: 'order.placed', op: '>=', value: totalMinor }] };
  const segment = { id: `news-${run}`, name: { ja: '旬', en: 'News' }, rule };
  const journey = { id: `news-${run}`, name: { ja: '旬', en: 'News' }, segment: segment.id, template: template.id, channels: [channel] };
  for (const [noun, body] of [['templates', template], ['segments', segment], ['journeys', journey]] as const) {
    expect((await call('POST', `/api/${noun}`, { body })).status).toBe(201);
  }
  return template.subject.ja;
}
const form = (values: Record<string, string>) => ({ method: 'POST', body: new URLSearchParams(values) });

describe('a letter that is listed', () => {
  it('is printed for where its reader lives now, and leaves the print list while no post reaches them there', async () => {
    const run = unique();
    const profile = { name: `髙橋 ${run}`, address: { postalCode: '830-0000', line1: '久留米市1-1' } };
    await publish('order.place', { ...orderOf(`R-${run}`, []), customer: { identifiers: [{ kind: 'member', value: `R-${run}` }], profile } });
    const { id } = await eventually('her', () => customerOf(`R-${run}`));
    type Letters = { items: { name: string; address: { line1?: string } }[] };
    const letters = async () => (await call<Letters>('GET', '/api/letters?limit=200')).body.items.filter(({ name }) => name.includes(run)).map(({ name, address }) => [name, address.line1]);
    await eventually('the letter', async () => (await letters()).length === 1);
    const learn = async (body: object) => expect((await call('POST', `/api/customers/${id}/profile`, { body })).status).toBe(204);
    await learn({ name: `森田 ${run}`, address: { postalCode: '810-0001', line1: '天神1-1' } });
    await eventually('where she lives now', async () => String(await letters()) === `森田 ${run},天神1-1`);
    await learn({ returnedPost: { on: '2026-06-01' } });
    await eventually('an empty list', async () => (await letters()).length === 0);
    await learn({ address: { postalCode: '810-0002', line1: '天神2-2' } });
    await eventually('where she moved to', async () => String(await letters()) === `森田 ${run},天神2-2`);
    await learn({ address: null });
    await eventually('an empty list again', async () => (await letters()).length === 0);
  });

  it('leaves the print list as soon as the customer told somebody that they want none', async () => {
    const run = unique();
    const price = 3_000_000 + parseInt(run.slice(0, 4), 16);
    await newsFor(run, price, 'letter');
    const member = { kind: 'member', value: `L-${run}` };
    const profile = { name: `髙橋 ${run}`, address: { postalCode: '830-0000', line1: '久留米市1-1' } };
    await publish('order.place', { ...orderOf(`L-${run}`, [], { totalMinor: price }), customer: { identifiers: [member], profile } });
    const { id } = await eventually('her', () => customerOf(member.value));
    const letters = async () => (await call<{ items: { name: string }[] }>('GET', '/api/letters?limit=200')).body.items.filter(({ name }) => name === profile.name);
    await eventually('the letter', async () => (await letters()).length === 2);
    const declined = { consents: [{ channel: 'letter', purpose: 'news', state: 'unsubscribed' }] };
    expect((await call('POST', `/api/customers/${id}/consents`, { body: declined })).status).toBe(204);
    // What remains is the thanks for the first order.
    expect(await letters()).toHaveLength(1);
  });
});

describe('森田彩, who is asked on a page of the site whether she wants 旬の便り', () => {
  const run = unique();
  const mail = `aya-${run}@example.jp`;
  const identifiers = [{ kind: 'mail', value: mail }];
  const price = 2_000_000 + parseInt(run.slice(0, 4), 16);
  let subject: string;
  let customer: string;
  let link: string;
  const order = (number: number, totalMinor: number, buyer = identifiers) => publish('order.place', orderOf(`${number}-${run}`, buyer, { totalMinor }));
  const agree = (state: string, of = identifiers) => {
    const wording = { version: '4', text: '旬の便り（月2回まで）をメールで受け取る' };
    return publish('consent.record', { customer: { identifiers: of }, consents: [{ channel: 'mail', purpose: 'news', state }], wording, form: '冬の鍋特集' });
  };
  const newsTo = async (address: string) => (await mailsTo(address)).filter((each) => each.subject === subject);
  const heldOf = async (id: string) => (await timelineOf(id)).find((entry) => entry.type === 'message.held' && entry.data.template === `news-${run}`);

  it('gets it once she agreed, with where to decline it', async () => {
    subject = await newsFor(run, price);
    expect((await agree('subscribed')).status).toBe(202);
    customer = (await eventually('her', () => customerOf(mail))).id;
    await eventually('her agreement', async () => (await timelineOf(customer)).find(({ type }) => type === 'consent.changed'));
    await order(1, price);
    const [letter] = await eventually('the mail', async () => {
      const found = await newsTo(mail);
      return found.length > 0 ? found : undefined;
    });
    link = /https?:\/\/\S+\/p\/[\w-]{43}/.exec(letter!.text)![0];
    expect(link.startsWith(`${system.gateway}/p/`)).toBe(true);
  });

  it('is not told it anew for reading the page, whoever opens it, and declines by one click of her mail program', async () => {
    for (const address of [link, `${link}?lang=en`, `${link}/unsubscribe`]) expect((await fetch(address)).status).toBe(200);
    const { body } = await call<{ items: unknown[] }>('GET', `/api/consents?customer=${customer}`);
    expect(body.items).toHaveLength(1);
    const answer = await fetch(`${link}/unsubscribe?purpose=news`, form({ 'List-Unsubscribe': 'One-Click' }));
    expect([answer.status, (await answer.text()).includes('ご案内を止めました')]).toEqual([200, true]);
    const { body: after } = await call<{ items: { how: string; state: string }[] }>('GET', `/api/consents?customer=${customer}`);
    expect(after.items[0]).toMatchObject({ how: 'one-click', state: 'unsubscribed', from: expect.any(String) as string });
  });

  it('is told no more, and the timeline says why', async () => {
    const other = [{ kind: 'mail', value: `rei-${run}@example.jp` }];
    await agree('unsubscribed', other);
    const { id } = await eventually('somebody else who declined', () => customerOf(other[0]!.value));
    await order(2, price, other);
    const held = await eventually('the held message', () => heldOf(id));
    expect(held.data).toMatchObject({ reason: 'no-address', consent: 'unsubscribed' });
    expect(await newsTo(other[0]!.value)).toEqual([]);
  }, 120_000);

  it('sees what she is told on any screen, in her language', async () => {
    const browser = await launchBrowser();
    for (const [name, language, heading, viewport] of [['wide', 'ja', 'お届けするご案内の設定', undefined], ['phone', 'en', 'What we send you', PHONE]] as const) {
      const { context, page } = await newPage(browser, viewport);
      await page.goto(`${link}?lang=${language}`);
      await page.getByRole('heading', { name: heading }).waitFor();
      const news = page.getByRole('group', { name: language === 'ja' ? '旬の便り' : 'Seasonal news' });
      expect(await news.getByRole('checkbox', { name: language === 'ja' ? /^メール/ : /^Mail/ }).isChecked()).toBe(false);
      expect((await axeFaults(page)).map(({ fault }) => fault)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
      await page.screenshot({ path: path.join(PICTURES, `preferences-${name}.png`), fullPage: true });
      await context.close();
    }
    await browser.close();
  });

  it('agrees again on the page, for what is shown there alone', async () => {
    const page = await (await fetch(link)).text();
    const shown = [...page.matchAll(/name="shown" value="([^"]+)"/g)].map(([, key]) => key!);
    const values = new URLSearchParams();
    for (const key of shown) values.append('shown', key);
    for (const key of shown.filter((each) => each.startsWith('news/mail'))) values.append('on', key.split('/').slice(0, 3).join('/'));
    expect((await fetch(link, { method: 'POST', body: values })).status).toBe(200);
    const { body } = await call<{ addresses: { channel: string; purposes: { purpose: string; permitted: boolean }[] }[] }>('GET', `/api/customers/${customer}/consents`);
    const permitted = body.addresses.flatMap(({ channel, purposes }) => purposes.filter((each) => each.permitted).map(({ purpose }) => `${purpose}/${channel}`));
    expect(permitted.sort()).toEqual(['news/mail', 'service/letter', 'service/mail']);
  });
});
