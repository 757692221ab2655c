import path from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import pg from 'pg';
import { axeFaults, launchBrowser, newPage, PHONE, PICTURES, signIn, WIDE } from './browser.js';
import { call, customerOf, eventually, orderOf, publish, system, timelineOf, unique } from './system.js';

const name = unique();
const mail = `yumi.${name}@example.jp`;
const orderNumber = `O-${name}`;
let browser: Browser;
let customer: string;

beforeAll(async () => {
  browser = await launchBrowser();
  const profile = { name: '小林 由美', kana: 'コバヤシ ユミ', address: { prefecture: '福岡県' } };
  const data = orderOf(orderNumber, [{ kind: 'mail', value: mail }, { kind: 'phone', value: '090-0000-4821' }]);
  await publish('order.place', { ...data, customer: { ...data.customer, profile } });
  customer = (await eventually('the customer', () => customerOf(mail))).id;
});

afterAll(() => browser?.close());

async function signedIn(viewport = WIDE, locale = 'ja-JP'): Promise<{ context: BrowserContext; page: Page }> {
  const opened = await newPage(browser, viewport, locale);
  await signIn(opened.page, /立花/);
  return opened;
}

async function seriousFaults(page: Page): Promise<string[]> {
  const faults = await axeFaults(page);
  return faults.filter(({ impact }) => ['serious', 'critical'].includes(impact)).map(({ fault }) => fault);
}

describe('the console', () => {
  it('finds a customer by two kanji and shows the timeline', async () => {
    const { context, page } = await signedIn();
    await page.getByRole('textbox', { name: 'お客様を検索' }).fill('由美');
    await page.getByRole('link', { name: /小林 由美/ }).first().click();
    await page.waitForURL('**/customers/*');
    await page.goto(`${system.gateway}/customers/${customer}`);
    await page.getByText(`ご注文 ${orderNumber}`).first().waitFor();
    await page.getByText('ライブ').waitFor();
    expect(page.url()).not.toContain(encodeURIComponent('由美'));
    expect(await seriousFaults(page)).toEqual([]);
    await page.screenshot({ path: path.join(PICTURES, 'customer-1440.png') });
    await context.close();
  });

  it('shows an order the moment it is placed, without a reload', async () => {
    const { context, page } = await signedIn();
    await page.goto(`${system.gateway}/customers/${customer}`);
    await page.getByText('ライブ').waitFor();
    const number = `L-${unique()}`;
    await publish('order.place', orderOf(number, [{ kind: 'mail', value: mail }]));
    await page.getByText(`ご注文 ${number}`).first().waitFor();
    await context.close();
  });

  it('records and completes a contact, which stands on the timeline at once', async () => {
    const { context, page } = await signedIn();
    await page.goto(`${system.gateway}/customers/${customer}`);
    await page.getByRole('button', { name: /対応を記録/ }).click();
    const form = page.getByRole('form', { name: '対応の記録' });
    const note = `箱つぶれのご連絡 ${unique()}`;
    await form.getByRole('textbox', { name: 'メモ' }).fill(note);
    for (const reason of ['ご意見', '配送', '破損']) await form.getByRole('button', { name: reason, exact: true }).click();
    await page.screenshot({ path: path.join(PICTURES, 'record-1440.png') });
    await form.getByRole('button', { name: /完了する/ }).click();
    await page.getByText(note).first().waitFor();
    const entry = await eventually('the contact', async () => (await timelineOf(customer)).find((each) => each.data.note === note));
    expect(entry.data).toMatchObject({ channel: 'phone', direction: 'in', agent: '立花恵' });
    await context.close();
  });

  it('keeps the form and its text under the hands of who writes while the customer is merged into another', async () => {
    const run = unique();
    const [older, newer] = [{ kind: 'mail', value: `older.${run}@example.jp` }, { kind: 'member', value: `newer-${run}` }];
    await publish('order.place', orderOf(`M1-${run}`, [older]));
    const survivor = (await eventually('the older customer', () => customerOf(older.value))).id;
    await publish('order.place', orderOf(`M2-${run}`, [newer]));
    const merged = (await eventually('the newer customer', () => customerOf(newer.value))).id;

    const { context, page } = await signedIn();
    await page.goto(`${system.gateway}/customers/${merged}?dept=order`);
    await page.getByText('ライブ').waitFor();
    await page.keyboard.press('n');
    const words = page.getByRole('form', { name: '対応の記録' }).getByRole('textbox', { name: 'メモ' });
    await words.fill('お電話をいただき、');
    await words.focus();
    await publish('order.place', orderOf(`M3-${run}`, [older, newer]));
    // The line stays filtered as it was.
    await page.waitForURL(`**/customers/${survivor}?dept=order`);
    await page.getByText(`ご注文 M1-${run}`).first().waitFor();
    // Typed on without another click: the field has not lost the focus.
    await page.keyboard.type('折り返します');
    expect(await words.inputValue()).toBe('お電話をいただき、折り返します');
    await page.reload();
    expect(await words.inputValue()).toBe('お電話をいただき、折り返します');
    expect(await page.evaluate<number>('Object.keys(sessionStorage).filter((name) => name.startsWith("engawa.draft.")).length')).toBe(1);
    await context.close();
  });

  it('has the draft on the page of whoever the customer was merged into while their page was not open', async () => {
    const run = unique();
    const [older, newer] = [{ kind: 'mail', value: `first.${run}@example.jp` }, { kind: 'member', value: `second-${run}` }];
    await publish('order.place', orderOf(`A1-${run}`, [older]));
    const survivor = (await eventually('the older customer', () => customerOf(older.value))).id;
    await publish('order.place', orderOf(`A2-${run}`, [newer]));
    const merged = (await eventually('the newer customer', () => customerOf(newer.value))).id;

    const { context, page } = await signedIn();
    const words = page.getByRole('form', { name: '対応の記録' }).getByRole('textbox', { name: 'メモ' });
    for (const [id, text] of [[merged, '折り返します'], [survivor, 'お急ぎです']]) {
      await page.goto(`${system.gateway}/customers/${id}`);
      await page.getByText('ライブ').waitFor();
      await page.keyboard.press('n');
      await words.fill(text!);
      await page.goto(`${system.gateway}/customers`);
    }
    await publish('order.place', orderOf(`A3-${run}`, [older, newer]));
    await eventually('the merge', async () => (await customerOf(newer.value))?.id === survivor);
    await page.goto(`${system.gateway}/customers/${survivor}`);
    expect(await words.inputValue()).toBe('折り返します\nお急ぎです');
    await context.close();
  });

  it('keeps what was chosen to complete a contact that somebody else completed first, and says who', async () => {
    const { context, page } = await signedIn();
    const run = unique();
    const told = { customer: { identifiers: [{ kind: 'mail', value: mail }] }, channel: 'phone', direction: 'in', closed: false, note: run };
    const { id } = (await call<{ id: string }>('POST', '/api/contacts', { body: told })).body;
    await eventually('the contact', async () => (await timelineOf(customer)).find((each) => each.data.note === run));
    await page.goto(`${system.gateway}/customers/${customer}`);
    await page.getByRole('button', { name: /完了/ }).first().click();
    const form = page.getByRole('form', { name: '対応を完了' });
    for (const reason of ['ご意見', '配送', '破損']) await form.getByRole('button', { name: reason, exact: true }).click();
    const first = { customerReason: 'customer.taste', dealReason: 'deal.order', note: 'お詫びした' };
    expect((await call('POST', `/api/contacts/${id}/close`, { body: first })).status).toBe(200);
    await form.getByRole('button', { name: /完了する/ }).click();
    await form.getByRole('alert').getByText('さんが先に完了しました').waitFor();
    await form.getByText('お詫びした').waitFor();
    expect(await form.getByText('破損').count()).toBeGreaterThan(0);
    await context.close();
  });

  it('says that it is delayed when the consumer behind it lags, and that it is live again after', async () => {
    const { context, page } = await signedIn();
    await page.goto(`${system.gateway}/customers/${customer}`);
    await page.getByText('ライブ').waitFor();
    const blocker = new pg.Client({ connectionString: system.databases['customer-profile'] });
    await blocker.connect();
    await blocker.query('SET idle_in_transaction_session_timeout = 0; SET transaction_timeout = 0');
    await blocker.query('BEGIN');
    try {
      // The consumer waits for these locks, as it would behind a long import.
      await blocker.query('SELECT 1 FROM inbox_positions FOR UPDATE');
      await publish('order.place', orderOf(`D-${unique()}`, [{ kind: 'mail', value: mail }]));
      await page.getByText(/遅れ \d+秒/).waitFor();
    } finally {
      await blocker.end();
    }
    await page.getByText(/遅れ \d+秒/).waitFor({ state: 'detached' });
    await context.close();
  });

  it('speaks English too, with times in Japan, and fits a phone', async () => {
    const { context, page } = await signedIn(PHONE);
    await page.goto(`${system.gateway}/customers/${customer}`);
    await page.getByText(`ご注文 ${orderNumber}`).first().waitFor();
    await page.screenshot({ path: path.join(PICTURES, 'customer-390.png') });
    const width = await page.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(PHONE.width);
    expect(await seriousFaults(page)).toEqual([]);
    await context.close();

    const small = await signedIn(PHONE, 'en-GB');
    await small.page.goto(`${system.gateway}/customers`);
    await small.page.getByText(/^\d+ entr(y|ies)$/).first().waitFor();
    const scrolls = `[...document.querySelectorAll('*')].filter((each) => each.scrollWidth > each.clientWidth
      && (each === document.documentElement || /auto|scroll/.test(getComputedStyle(each).overflowX))).map((each) => each.tagName)`;
    expect(await small.page.evaluate<string[]>(scrolls)).toEqual([]);
    await small.page.screenshot({ path: path.join(PICTURES, 'customers-390-en.png') });
    await small.page.goto(`${system.gateway}/customers/${customer}`);
    const words = small.page.getByRole('button', { name: /Record contact/ }).getByText('Record contact');
    expect(await words.evaluate((label) => label.scrollWidth <= label.clientWidth)).toBe(true);
    await small.page.screenshot({ path: path.join(PICTURES, 'customer-390-en.png') });
    await small.context.close();

    const english = await signedIn(WIDE, 'en-GB');
    await english.page.getByRole('button', { name: 'English' }).click();
    await english.page.goto(`${system.gateway}/customers/${customer}`);
    await english.page.getByText(`Order ${orderNumber}`).first().waitFor();
    expect(await english.page.locator('html').getAttribute('lang')).toBe('en');
    const { body } = await call<{ items: { occurredAt: string }[] }>('GET', `/api/customers/${customer}/timeline?type=order.placed`);
    const oldest = new Date(body.items.at(-1)!.occurredAt);
    const inJapan = oldest.toLocaleTimeString('en-GB', { timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit' });
    await english.page.getByText(inJapan).first().waitFor();
    await english.page.screenshot({ path: path.join(PICTURES, 'customer-1440-en.png') });
    await english.context.close();
  });
});
