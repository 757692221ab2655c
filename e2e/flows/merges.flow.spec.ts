import path from 'node:path';
import { axeFaults, launchBrowser, openAs, PHONE, PICTURES } from './browser.js';
import { declining, routes, samples } from './route-samples.js';
import { call, customerOf, eventually, mailsTo, orderOf, publish, system, timelineOf, tokenOf, unique } from './system.js';

const supervisor = tokenOf('supervisor');

/** Somebody with one order, thanked for it. */
async function newBuyer(name: string) {
  const mail = { kind: 'mail', value: `${name}@example.jp` };
  await publish('order.place', orderOf(`O-${name}`, [mail]));
  const { id } = await eventually('the buyer', () => customerOf(mail.value));
  await eventually('the thanks', async () => (await mailsTo(mail.value)).length === 1);
  return { id, mail };
}
/** What happened to a customer, segments and messages aside. */
const happened = async (customer: string) => (await timelineOf(customer)).map(({ type }) => type).filter((type) => !/segment|message|survey/.test(type)).sort();
const segmentsOf = async (customer: string) => {
  const { body } = await call<{ segments: { id: string }[] }>('GET', `/api/customers/${customer}`);
  return body.segments.map(({ id }) => id);
};
const decide = <T>(customer: string, what: 'merge' | 'unmerge', body: object) => call<T>('POST', `/api/customers/${customer}/${what}`, { body, token: supervisor });

describe('a mother and her daughter whom somebody took for one', () => {
  it('are one customer to every department until it is undone, and then each who they were', async () => {
    const name = unique();
    const mother = await newBuyer(`haha-${name}`);
    const daughter = await newBuyer(`musume-${name}`);

    expect(await decide(daughter.id, 'merge', { with: mother.id })).toMatchObject({ status: 200, body: { id: mother.id } });
    expect((await call('GET', `/api/customers/${daughter.id}`, { token: supervisor })).status).toBe(307);
    expect(await happened(mother.id)).toEqual(['customer.regrouped', 'order.placed', 'order.placed']);
    await eventually('a second order, which is no first one', async () => !(await segmentsOf(mother.id)).includes('first-purchase'));
    const contact = { customer: { origin: mother.id }, channel: 'phone', direction: 'in', closed: false };
    const { body: recorded } = await call<{ id: string }>('POST', '/api/contacts', { body: contact, token: supervisor });
    await eventually('the contact', async () => (await happened(mother.id)).includes('contact.opened'));
    await publish('order.cancel', { orderId: `O-musume-${name}` });
    await eventually('the cancellation', async () => (await happened(mother.id)).includes('order.cancelled'));

    const { body: merges } = await call<{ items: { id: string }[] }>('GET', `/api/customers/${mother.id}/merges`, { token: supervisor });
    const merge = merges.items[0]!.id;
    const { body: told } = await call<{ stays: { about: { contact?: string } }[] }>('GET', `/api/customers/${mother.id}/merges/${merge}`, { token: supervisor });
    expect(told.stays.map(({ about }) => about.contact)).toContain(recorded.id);
    expect(await decide(mother.id, 'unmerge', { merge })).toMatchObject({ status: 200, body: { survivor: mother.id, begun: daughter.id } });

    expect(await happened(mother.id)).toEqual(['contact.opened', 'customer.regrouped', 'order.placed']);
    expect(await happened(daughter.id)).toEqual(['customer.regrouped', 'customer.regrouped', 'order.cancelled', 'order.placed']);
    await eventually('the first order of the mother', async () => String(await segmentsOf(mother.id)).includes('first-purchase'));
    await eventually('no order of the daughter', async () => !(await segmentsOf(daughter.id)).includes('first-purchase'));
  });

  it('stay two when an order names both, and nobody is thanked again', async () => {
    const name = unique();
    const [mother, daughter] = [await newBuyer(`haha-${name}`), await newBuyer(`musume-${name}`)];
    await decide(mother.id, 'merge', { with: daughter.id });
    const { body } = await call<{ items: { id: string }[] }>('GET', `/api/customers/${mother.id}/merges`, { token: supervisor });
    await decide(mother.id, 'unmerge', { merge: body.items[0]!.id });
    await publish('order.place', orderOf(`both-${name}`, [mother.mail, daughter.mail]));
    await eventually('the order of both', async () => (await happened(mother.id)).filter((type) => type === 'order.placed').length === 2);
    expect((await customerOf(daughter.mail.value))!.id).toBe(daughter.id);
    expect([(await mailsTo(mother.mail.value)).length, (await mailsTo(daughter.mail.value)).length]).toEqual([1, 1]);
  });

  it('are two again by the page of the customer, after a look at what stays with whom', async () => {
    const name = unique();
    const [mother, daughter] = [await newBuyer(`haha-${name}`), await newBuyer(`musume-${name}`)];
    await decide(mother.id, 'merge', { with: daughter.id });
    await call('POST', `/api/customers/${mother.id}/profile`, { body: { name: '山本 節子' }, token: supervisor });
    await call('POST', `/api/customers/${mother.id}/notes`, { body: { text: '娘さんのお誕生日に贈るそうです。' }, token: supervisor });
    const browser = await launchBrowser();
    const { page } = await openAs(browser, /野口/);
    const faults = async () => (await axeFaults(page)).map(({ fault }) => fault);
    const picture = (of: string) => page.screenshot({ path: path.join(PICTURES, `${of}.png`) });
    await page.goto(`${system.gateway}/customers/${mother.id}`);
    await page.getByRole('button', { name: '統合の記録を見る' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('野口陽子が統合').waitFor();
    await dialog.getByText(daughter.mail.value).waitFor();
    expect(await faults()).toEqual([]);
    await picture('merges-1440');
    await dialog.getByRole('button', { name: '元に戻す' }).click();
    await dialog.getByText('お客様情報を直しました').getByText('お名前').waitFor();
    await dialog.getByText('娘さんのお誕生日に贈るそうです。').waitFor();
    expect(await faults()).toEqual([]);
    await picture('unmerge-1440');
    await page.keyboard.press('Escape');
    await page.setViewportSize(PHONE);
    await page.getByRole('button', { name: '基本情報' }).click();
    await page.getByRole('button', { name: '統合の記録を見る' }).click();
    await dialog.getByRole('button', { name: '元に戻す' }).click();
    await dialog.getByText('お客様情報を直しました').waitFor();
    await picture('unmerge-390');
    await dialog.getByRole('button', { name: '元に戻す' }).click();
    await page.getByText('二人のお客様に戻しました。').waitFor();
    expect((await customerOf(daughter.mail.value))!.id).toBe(daughter.id);
    await browser.close();
  });
});

describe('齋藤 弘 of the web and 斎藤 弘 of the telephone, of whom nothing else is the same', () => {
  it('are made one by who found the second in a search, after a look at both', async () => {
    const name = unique();
    const [web, phone] = [await newBuyer(`saito-web-${name}`), await newBuyer(`saito-tel-${name}`)];
    for (const [{ id }, full] of [[web, `齋藤 弘${name}`], [phone, `斎藤 弘${name}`]] as const) await call('POST', `/api/customers/${id}/profile`, { body: { name: full }, token: supervisor });
    const browser = await launchBrowser();
    const { page } = await openAs(browser, /野口/);
    const faults = async () => (await axeFaults(page)).map(({ fault }) => fault);
    const picture = (of: string) => page.screenshot({ path: path.join(PICTURES, `${of}.png`) });
    await page.goto(`${system.gateway}/customers/${phone.id}`);
    const dialog = page.getByRole('dialog');
    const beside = async () => {
      await page.getByRole('button', { name: '別の記録と統合する' }).click();
      await dialog.getByRole('combobox', { name: '同じ方の、もう一つの記録' }).fill(`斎藤 弘${name}`);
      await dialog.getByRole('option', { name: `齋藤 弘${name}` }).click();
      await dialog.getByRole('columnheader', { name: `齋藤 弘${name}` }).waitFor();
      await dialog.getByRole('cell', { name: web.mail.value }).waitFor();
      expect(await faults()).toEqual([]);
    };
    await beside();
    await picture('merges-join-1440');
    await page.keyboard.press('Escape');
    await page.locator(':focus', { hasText: '別の記録と統合する' }).waitFor();
    await page.setViewportSize(PHONE);
    await page.getByRole('button', { name: '基本情報' }).click();
    await beside();
    await picture('merges-join-390');
    await dialog.getByRole('button', { name: '統合する' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.waitForURL(`${system.gateway}/customers/${web.id}`);
    expect((await customerOf(phone.mail.value))!.id).toBe(web.id);
    await browser.close();
  });
});

describe('somebody who was there and somebody new whose first order names a number of both', () => {
  /** 佐藤太郎, and 鈴木花, who gave his number. */
  async function takenForOne() {
    const name = unique();
    const [taro, hana] = [`taro-${name}@example.jp`, `hana-${name}@example.jp`].map((value) => ({ kind: 'mail', value }));
    const shared = { kind: 'phone', value: `090${String(parseInt(name, 16) % 100_000_000).padStart(8, '0')}` };
    await publish('order.place', { ...orderOf(`T-${name}`, []), customer: { identifiers: [taro, shared], profile: { name: '佐藤 太郎' } } });
    const { id } = await eventually('佐藤太郎', () => customerOf(taro!.value));
    await publish('order.place', { ...orderOf(`H-${name}`, []), customer: { identifiers: [hana, shared], profile: { name: '鈴木 花' } } });
    await eventually('both as one', async () => (await customerOf(hana!.value))?.id === id);
    return { id, hana: hana!.value, taro: taro!.value };
  }

  it('are given a customer each, by the page of the one they were taken for', async () => {
    const { id, hana, taro } = await takenForOne();
    const browser = await launchBrowser();
    const { page } = await openAs(browser, /野口/);
    const faults = async () => (await axeFaults(page)).map(({ fault }) => fault);
    const picture = (of: string) => page.screenshot({ path: path.join(PICTURES, `${of}.png`) });
    await page.goto(`${system.gateway}/customers/${id}`);
    await page.getByRole('button', { name: '統合の記録を見る' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('統合された記録はありません。').waitFor();
    await dialog.getByRole('button', { name: '別の方の記録を分ける' }).click();
    // By the keyboard alone.
    const hers = dialog.getByRole('checkbox', { name: hana });
    await hers.focus();
    await page.keyboard.press('Space');
    expect(await hers.isChecked()).toBe(true);
    expect(await faults()).toEqual([]);
    await picture('split-1440');
    await dialog.getByRole('button', { name: '次へ' }).press('Enter');
    await dialog.getByRole('region', { name: '分ける方' }).getByText('鈴木 花').waitFor();
    await dialog.getByRole('region', { name: '残る方' }).getByText(taro).waitFor();
    expect(await faults()).toEqual([]);
    await picture('split-confirm-1440');
    await page.keyboard.press('Escape');
    await page.setViewportSize(PHONE);
    await page.getByRole('button', { name: '基本情報' }).click();
    await page.getByRole('button', { name: '別の方の記録を分ける' }).click();
    await hers.check();
    expect(await faults()).toEqual([]);
    await picture('split-390');
    await dialog.getByRole('button', { name: '次へ' }).click();
    await dialog.getByRole('button', { name: '選び直す' }).click();
    await dialog.getByRole('button', { name: '次へ' }).click();
    await dialog.getByRole('region', { name: '分ける方' }).waitFor();
    await picture('split-confirm-390');
    await dialog.getByRole('button', { name: '二人に分ける' }).click();
    await dialog.getByText('二人のお客様に分けました。').waitFor();
    expect(await faults()).toEqual([]);
    await dialog.getByRole('link', { name: 'もう一人のお客様を見る' }).click();
    await page.getByRole('heading', { name: '鈴木 花' }).first().waitFor();
    const { id: begun } = (await customerOf(hana))!;
    expect([page.url(), (await customerOf(taro))!.id]).toEqual([`${system.gateway}/customers/${begun}`, id]);
    await browser.close();
  });
});

describe('the id of a customer who was merged into another', () => {
  let ended: string;
  let survivor: string;
  let order: string;
  beforeAll(async () => {
    const name = unique();
    const [mother, daughter] = [await newBuyer(`haha-${name}`), await newBuyer(`musume-${name}`)];
    const { body } = await decide<{ id: string }>(mother.id, 'merge', { with: daughter.id });
    survivor = body.id;
    ended = survivor === mother.id ? daughter.id : mother.id;
    order = `main:O-musume-${name}`;
  });
  const ofCustomers = routes.filter((route) => /^\w+ \/api\/customers\/\{id\}(\/|$)/.test(route));

  it.each(ofCustomers)('says at %s who they are now', async (route) => {
    const [method] = route.split(' ') as [string];
    const sample = await samples[route]!();
    const address = sample.address.replace(/customers\/[^/?]+/, `customers/${ended}`);
    // A stream that is open already says so the same way.
    if (route.endsWith('/stream')) return expect((await call<string>(method, address)).body).toMatch(new RegExp(`event: regrouped\\ndata: .*${survivor}`));
    const { status, headers, body } = await call<{ type: string; mergedInto: string }>(method, address, { body: sample.body, headers: sample.headers });
    expect([status, body.mergedInto]).toEqual([method === 'GET' ? 307 : 409, survivor]);
    if (method === 'GET') expect(headers.get('location')).toBe(address.replace(ended, survivor));
  });

  it('finds what is theirs now in every list that is asked by customer', async () => {
    expect((await call('POST', `/api/customers/${survivor}/consents`, { body: declining })).status).toBe(204);
    for (const list of ['consents', 'orders', 'deliveries']) {
      await eventually(`the ${list}`, async () => (await call<{ items: unknown[] }>('GET', `/api/${list}?customer=${survivor}`)).body.items.length > 0);
      const [old, now] = await Promise.all([ended, survivor].map(async (customer) => (await call<{ items: { id: string }[] }>('GET', `/api/${list}?customer=${customer}&limit=200`)).body.items.map(({ id }) => id)));
      expect([list, old]).toEqual([list, now]);
      if (list === 'orders') expect(old).toContain(order);
    }
    const exported = await call<string>('GET', `/api/consents/export?customer=${ended}`);
    expect(JSON.stringify(exported.body)).toContain('unsubscribed');
  });
});
