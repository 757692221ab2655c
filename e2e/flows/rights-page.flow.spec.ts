import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { axeFaults, launchBrowser, openAs, PHONE, PICTURES } from './browser.js';
import { call, customerOf, eventually, find, orderOf, publish, system, timelineOf, unique } from './system.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const DAY_MS = 24 * 60 * 60 * 1000;
const services = ['お客様情報', '受注', '窓口', 'アンケート', 'セグメント', '配信'];
const faults = async (page: Page) => (await axeFaults(page)).map(({ fault }) => fault);
const picture = (page: Page, name: string) => page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
const fits = async (page: Page) => expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
/** No fault, and a picture of what was looked at. */
async function sound(page: Page, name: string) {
  expect(await faults(page)).toEqual([]);
  await picture(page, name);
}

/** 中川健一, who ordered, and asks what is known of him. */
async function nakagawa() {
  const run = unique();
  const mail = `nakagawa-${run}@example.jp`;
  const name = `中川 健一 ${run}`;
  const identifiers = [{ kind: 'mail', value: mail }];
  await publish('order.place', { ...orderOf(`R-${run}`, identifiers), customer: { identifiers, profile: { name } } });
  const { id } = await eventually('him', () => customerOf(mail));
  await eventually('his order', async () => (await timelineOf(id)).some(({ type }) => type === 'order.placed') || undefined);
  return { id, name, mail };
}
const asked = async (customer: string, kind: string, more: object = {}) =>
  (await call<{ id: string }>('POST', '/api/rights-cases', { body: { customer, kind, requestedBy: 'person', channel: 'phone', verification: ['name'], ...more } })).body.id;
const ago = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();
const goTo = (page: Page, address: string) => page.goto(`${system.gateway}${address}`);
const dialogOf = (page: Page) => page.getByRole('dialog');
const gone = (page: Page) => dialogOf(page).waitFor({ state: 'detached' });
const rowOf = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name });
/** Loads more of the list until somebody stands in it. */
async function listed(page: Page, name: string) {
  const more = page.getByRole('button', { name: 'さらに読み込む' });
  await page.getByRole('table').waitFor();
  await eventually('the row', async () => {
    if ((await rowOf(page, name).count()) > 0) return true;
    if (await more.isVisible()) await more.click();
    return undefined;
  });
  return rowOf(page, name);
}

describe('中川健一 asks what is known of him', () => {
  it('on the telephone; 藤本純 takes it on his page, hands all of it over, and says what he was told', async () => {
    const { id, name, mail } = await nakagawa();
    const { context, page } = await openAs(browser, /藤本/);
    await goTo(page, `/customers/${id}`);
    await page.getByRole('button', { name: '開示・消去などの請求を受け付ける' }).click();
    const dialog = dialogOf(page);
    const save = () => dialog.getByRole('button', { name: '受け付ける' }).click();
    await save();
    await dialog.getByText('請求の種類を選んでください。').waitFor();
    await dialog.getByRole('combobox', { name: '請求の種類' }).selectOption('開示');
    await dialog.getByRole('combobox', { name: '経路' }).selectOption('電話');
    await save();
    await dialog.getByText('確認した項目を1つ以上選んでください。').waitFor();
    await dialog.getByRole('checkbox', { name: 'お名前' }).check();
    await dialog.getByRole('checkbox', { name: '郵便番号' }).check();
    await dialog.getByLabel('メモ').fill('請求書が郵便で届いた');
    await sound(page, 'rights-take-1440');
    await save();
    await gone(page);
    const strip = page.getByRole('list', { name: '対応待ちの請求' });
    await strip.getByText('あと14日').waitFor();
    await sound(page, 'rights-customer-1440');

    await strip.getByRole('link', { name: '対応する' }).click();
    await page.getByRole('heading', { name: '開示の請求' }).waitFor();
    await page.getByText('お名前、郵便番号').waitFor();
    await page.getByRole('button', { name: '担当になる' }).click();
    await page.getByRole('button', { name: '担当になる' }).waitFor({ state: 'detached' });
    await sound(page, 'rights-disclosure-1440');
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'JSON' }).click()]);
    expect(JSON.parse(await readFile(await download.path(), 'utf8'))).toMatchObject({ customer: id, identifiers: [{ kind: 'mail', value: mail }], profile: { name: { value: name } } });
    const [readable] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: '読みやすいページ（日本語）' }).click()]);
    expect(await readFile(await readable.path(), 'utf8')).toContain('ご本人に関する情報の開示');
    const [table] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()]);
    expect(await readFile(await table.path(), 'utf8')).toContain(mail);

    await page.getByRole('button', { name: '回答を記録' }).click();
    const answer = dialog.getByRole('button', { name: '回答を記録する' });
    await answer.click();
    await dialog.getByText('お伝えした内容を入力してください。').waitFor();
    await dialog.getByLabel('お伝えした内容').fill('書面をお送りしました');
    await sound(page, 'rights-answer-1440');
    await answer.click();
    await gone(page);
    await page.getByText('書面をお送りしました').waitFor();
    await page.getByText('対応済み', { exact: true }).waitFor();
    await sound(page, 'rights-answered-1440');
    const { body } = await call<{ items: object[] }>('GET', `/api/rights-cases?customer=${id}`);
    expect(body.items).toMatchObject([{ kind: 'disclosure', state: 'answered', channel: 'phone', verification: ['name', 'postalCode'], owner: '藤本純', answeredBy: '藤本純', answer: '書面をお送りしました' }]);
    await context.close();
  });

  it('stands among those that wait by when it is due, with what is left of its clock; and later among those that ended', async () => {
    const [late, soon] = [await nakagawa(), await nakagawa()];
    await asked(soon.id, 'correction', { receivedAt: ago(11) });
    const overdue = await asked(late.id, 'disclosure', { receivedAt: ago(16) });
    const { context, page } = await openAs(browser, /藤本/);
    await page.getByRole('navigation', { name: 'メニュー' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('r');
    await page.getByRole('heading', { name: '開示・消去の請求' }).waitFor();
    const row = await listed(page, late.name);
    await row.getByText('2日超過').waitFor();
    await (await listed(page, soon.name)).getByText('あと3日').waitFor();
    const names = await page.getByRole('row').allTextContents();
    expect(names.findIndex((each) => each.includes(late.name))).toBeLessThan(names.findIndex((each) => each.includes(soon.name)));
    await sound(page, 'rights-1440');
    await row.getByRole('link', { name: '開示' }).click();
    await page.getByRole('button', { name: '回答を記録' }).click();
    await dialogOf(page).getByRole('combobox', { name: '結果' }).selectOption('応じられない');
    await dialogOf(page).getByLabel('お伝えした内容').fill('ご本人と確かめられませんでした');
    await dialogOf(page).getByRole('button', { name: '回答を記録する' }).click();
    await page.getByText('お断り', { exact: true }).waitFor();
    await page.getByText('お断りした請求のため、書き出せません。').waitFor();
    expect(await page.getByRole('link', { name: 'JSON' }).count()).toBe(0);
    await page.getByRole('banner').getByRole('link', { name: '開示・消去の請求', exact: true }).click();
    await page.getByRole('link', { name: '対応済み' }).click();
    await (await listed(page, late.name)).getByText('お断り').waitFor();
    await sound(page, 'rights-ended-1440');
    expect((await call<{ state: string }>('GET', `/api/rights-cases/${overdue}`)).body.state).toBe('refused');
    await context.close();
  });
});

describe('中川健一 asks to be erased', () => {
  it('which a hold forbids; once it has ended a typed word erases him, and the page tells until six services have confirmed it', async () => {
    const { id, name, mail } = await nakagawa();
    const { context, page } = await openAs(browser, /藤本/);
    const dialog = dialogOf(page);
    await goTo(page, `/customers/${id}`);
    await page.getByRole('button', { name: '消去の保留' }).click();
    await dialog.getByText('保留はありません。').waitFor();
    await dialog.getByRole('button', { name: '保留にする' }).click();
    await dialog.getByText('残しておく理由を入力してください。').waitFor();
    await dialog.getByLabel('残しておく理由').fill('お歳暮の代金で係争中');
    await dialog.getByRole('button', { name: '保留にする' }).click();
    await dialog.getByText('保留中').waitFor();
    await sound(page, 'rights-holds-1440');
    await page.keyboard.press('Escape');
    await gone(page);

    await goTo(page, `/rights-cases/${await asked(id, 'erasure')}`);
    await page.getByText('保留が1件あるため').waitFor();
    expect(await page.getByRole('button', { name: '消去する' }).count()).toBe(0);
    await sound(page, 'rights-held-1440');
    await page.getByRole('button', { name: '「お歳暮の代金で係争中」の保留を終える' }).click();
    await page.getByText('藤本純が終了').waitFor();

    await page.getByRole('button', { name: '消去する' }).click();
    await dialog.getByText(`${name} 様の情報の消去`).waitFor();
    const erase = dialog.getByRole('button', { name: '元に戻せないことを確かめて消去する' });
    await erase.click();
    await dialog.getByText('「消去」と入力してください。').waitFor();
    await sound(page, 'rights-erase-1440');
    expect((await call('GET', `/api/customers/${id}`)).status).toBe(200);
    await dialog.getByRole('textbox', { name: /消去を始めるには/ }).fill('消去');
    await erase.click();
    await gone(page);
    await page.getByText('消去済みのお客様').waitFor();
    await page.getByText('6つのサービスすべてが消去を終えました').waitFor();
    const progress = page.getByRole('table', { name: '消去の進み具合' });
    for (const service of services) await progress.getByRole('row').filter({ hasText: service }).getByText('完了').first().waitFor();
    await progress.getByRole('row').filter({ hasText: '受注' }).getByText('ご注文 1').waitFor();
    await sound(page, 'rights-erased-1440');
    expect((await call('GET', `/api/customers/${id}`)).status).toBe(410);
    expect(await find(mail)).toEqual([]);

    await goTo(page, `/customers/${id}`);
    await page.getByRole('heading', { name: '消去済みのお客様' }).waitFor();
    await page.getByText('この方の情報は消去されています').waitFor();
    await sound(page, 'rights-gone-1440');
    await context.close();
  });

  it('in English, on a phone', async () => {
    const { id, name } = await nakagawa();
    const { context, page } = await openAs(browser, /藤本/, PHONE, 'en-GB');
    const dialog = dialogOf(page);
    await goTo(page, `/customers/${id}`);
    await page.getByRole('button', { name: 'Details', exact: true }).click();
    await page.getByRole('button', { name: 'Take a request to see or erase data' }).click();
    await dialog.getByRole('combobox', { name: 'What they ask for' }).selectOption('Erasure');
    await dialog.getByRole('combobox', { name: 'Asked by' }).selectOption('An heir');
    await dialog.getByLabel('Received on').fill(ago(12).slice(0, 10));
    await fits(page);
    await sound(page, 'rights-take-390-en');
    await dialog.getByRole('button', { name: 'Take the request' }).click();
    await gone(page);
    await page.getByRole('list', { name: 'Requests that wait for an answer' }).getByRole('link', { name: 'Open' }).scrollIntoViewIfNeeded();
    await fits(page);
    await sound(page, 'rights-customer-390-en');

    await goTo(page, '/rights-cases');
    await page.getByText('Erasure').first().waitFor();
    await fits(page);
    await sound(page, 'rights-390-en');
    const [request] = (await call<{ items: { id: string }[] }>('GET', `/api/rights-cases?customer=${id}`)).body.items;
    await goTo(page, `/rights-cases/${request!.id}`);
    await page.getByText(/[12] days? left/).waitFor();
    await page.getByText('An heir').waitFor();
    await page.getByRole('link', { name }).waitFor();
    await fits(page);
    await sound(page, 'rights-erasure-390-en');
    await page.getByRole('button', { name: 'Erase', exact: true }).click();
    await dialog.getByRole('textbox', { name: /To begin/ }).fill('erase');
    await fits(page);
    await sound(page, 'rights-erase-390-en');
    await dialog.getByRole('button', { name: 'Erase for good' }).click();
    await gone(page);
    await page.getByText('All six services have erased everything').waitFor();
    await page.getByRole('table').scrollIntoViewIfNeeded();
    await fits(page);
    await sound(page, 'rights-erased-390-en');
    await context.close();
  });

  it('and who may not answer such requests sees neither the page nor the way to take one', async () => {
    const { id } = await nakagawa();
    const { context, page } = await openAs(browser, /立花/);
    await goTo(page, `/customers/${id}`);
    await page.getByRole('heading', { name: 'ご連絡のご希望' }).waitFor();
    expect(await page.getByRole('button', { name: '開示・消去などの請求を受け付ける' }).count()).toBe(0);
    await goTo(page, '/rights-cases');
    await page.getByText('このページを見る権限がありません').waitFor();
    await context.close();
  });
});

describe('the list of requests', () => {
  it('goes on where it is long, says when there is none, and what could not be loaded is loaded again', async () => {
    const { id } = await nakagawa();
    await Promise.all(Array.from({ length: 21 }, () => asked(id, 'correction')));
    const { context, page } = await openAs(browser, /藤本/);
    await page.route('**/api/rights-cases?*', (route) => route.abort());
    await goTo(page, '/rights-cases');
    const again = page.getByRole('button', { name: 'もう一度読み込む' });
    await again.waitFor();
    await sound(page, 'rights-offline-1440');
    await page.unroute('**/api/rights-cases?*');
    await again.click();
    const rows = page.getByRole('table').getByRole('row');
    await rows.nth(20).waitFor();
    expect(await rows.count()).toBe(21);
    await page.getByRole('button', { name: 'さらに読み込む' }).click();
    await rows.nth(21).waitFor();
    await page.route('**/api/rights-cases?*', (route) => route.fulfill({ json: { items: [], nextCursor: null } }));
    await goTo(page, '/rights-cases');
    await page.getByText('対応を待っている請求はありません。').waitFor();
    await sound(page, 'rights-none-1440');
    await context.close();
  });
});
