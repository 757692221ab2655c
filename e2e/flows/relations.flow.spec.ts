import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { axeFaults, launchBrowser, openAs, PHONE, PICTURES } from './browser.js';
import { call, customerOf, eventually, publish, system, timelineOf, tokenOf, unique } from './system.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const picture = (page: Page, name: string) => page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
const fits = async (page: Page) => expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
/** No fault, and a picture of what was looked at. */
async function sound(page: Page, name: string) {
  expect((await axeFaults(page)).map(({ fault }) => fault)).toEqual([]);
  await picture(page, name);
}

/** Somebody who is known, with words that nobody else's name has. */
async function person(name: string, kana: string) {
  const run = unique();
  const mail = `relation-${run}@example.jp`;
  const own = `${name} ${run}`;
  const profile = { name: own, kana, address: { postalCode: '830-0017', prefecture: '福岡県', line1: '久留米市日吉町1' } };
  await publish('customer.identify', { customer: { identifiers: [{ kind: 'mail', value: mail }], profile } });
  const { id } = await eventually(name, () => customerOf(mail));
  await eventually('the line', async () => (await timelineOf(id)).length > 0);
  return { id, mail, name: own, run };
}
const goTo = (page: Page, address: string) => page.goto(`${system.gateway}${address}`);
const dialogOf = (page: Page) => page.getByRole('dialog');
const gone = (page: Page) => dialogOf(page).waitFor({ state: 'detached' });
/** Types until somebody is found, and takes the first with the keyboard. */
async function pick(dialog: Locator, field: string, words: string) {
  const search = dialog.getByRole('combobox', { name: field, exact: true });
  await search.fill(words);
  await dialog.getByRole('option').filter({ hasText: words }).first().waitFor();
  await dialog.getByRole('status').filter({ hasText: /候補|found/ }).waitFor();
  await search.press('Enter');
  await dialog.getByRole('button', { name: /選び直す|Choose another one/ }).waitFor();
}
const relations = (page: Page, name: string) => page.getByRole('list', { name, exact: true });

describe('山本節子 cannot hear well on the telephone, and her daughter 真理 speaks for her', () => {
  it('野口陽子 has seen the paper and says so on her page: whoever opens it knows whom they may tell what', async () => {
    const [setsuko, mari] = [await person('山本 節子', 'ヤマモト セツコ'), await person('山本 真理', 'ヤマモト マリ')];
    const { context, page } = await openAs(browser, /野口/);
    await goTo(page, `/customers/${setsuko.id}`);
    await page.getByText('登録されているご関係はありません。').waitFor();
    await sound(page, 'relations-none-1440');

    await page.getByRole('button', { name: '代理人を加える' }).click();
    const dialog = dialogOf(page);
    const add = dialog.getByRole('button', { name: '加える', exact: true });
    await add.click();
    await dialog.getByText('お客様を探して選んでください。').waitFor();
    await dialog.getByRole('combobox', { name: '代理の方' }).fill('山本');
    await dialog.getByRole('option').first().waitFor();
    await sound(page, 'relations-search-1440');
    await pick(dialog, '代理の方', mari.run);
    await dialog.getByRole('combobox', { name: 'ご関係' }).selectOption('成年後見人');
    await dialog.getByRole('combobox', { name: '確認の方法' }).selectOption('書類を確認');
    await dialog.getByLabel('はじめの日').fill('2026-04-01');
    await dialog.getByLabel('最後の日').fill('2026-03-31');
    await dialog.getByLabel('メモ').fill('登記事項証明書');
    await dialog.getByText('はじめの日からあとの日付にしてください。').waitFor();
    await add.click();
    expect(await dialog.count()).toBe(1);
    await dialog.getByLabel('最後の日').fill('');
    await sound(page, 'relations-representative-1440');
    await add.click();
    await gone(page);
    await relations(page, '代理人').first().getByText('（成年後見人）がお話しになれます').waitFor();
    await page.getByText('登記事項証明書').waitFor();
    await sound(page, 'relations-represented-1440');
    await page.setViewportSize(PHONE);
    await page.getByText('（成年後見人）がお話しになれます').waitFor();
    await fits(page);
    await sound(page, 'relations-represented-390');
    await context.close();
  });

  it('her page leads to the daughter, whose page says whom she represents, until somebody ends it', async () => {
    const [setsuko, mari] = [await person('山本 節子', 'ヤマモト セツコ'), await person('山本 真理', 'ヤマモト マリ')];
    const body = { customer: mari.id, relationship: 'family', scope: 'orders', from: '2026-04-01', verification: 'call-back' };
    await call('POST', `/api/customers/${setsuko.id}/representatives`, { body });
    const { context, page } = await openAs(browser, /野口/);
    await goTo(page, `/customers/${setsuko.id}`);
    await page.getByText('（ご家族）がご注文についてお話しになれます').waitFor();
    await page.getByRole('link', { name: `${mari.name} 様` }).first().click();
    await page.getByRole('heading', { name: mari.name }).waitFor();
    await relations(page, '代理をされている方').getByRole('link', { name: `${setsuko.name} 様` }).waitFor();
    await sound(page, 'relations-represents-1440');
    await page.getByRole('button', { name: `${setsuko.name} 様とのご関係を終える` }).click();
    await sound(page, 'relations-end-1440');
    await dialogOf(page).getByRole('button', { name: '終える' }).click();
    await gone(page);
    await page.getByRole('button', { name: '終わったもの 1件' }).click();
    await page.getByText(/ご注文 · .*折り返しのお電話で確認/).waitFor();
    await goTo(page, `/customers/${setsuko.id}`);
    await page.getByRole('button', { name: '終わったもの 1件' }).waitFor();
    expect(await page.getByText('お話しになれます').count()).toBe(0);
    await context.close();
  });

  it('both live in one household with her grandson, who moves out', async () => {
    const [setsuko, mari, ken] = [await person('山本 節子', 'ヤマモト セツコ'), await person('山本 真理', 'ヤマモト マリ'), await person('山本 健', 'ヤマモト ケン')];
    const { context, page } = await openAs(browser, /立花/);
    const dialog = dialogOf(page);
    await goTo(page, `/customers/${setsuko.id}`);
    const household = relations(page, '世帯');
    for (const [who, role] of [[mari, '子'], [ken, 'その他']] as const) {
      await page.getByRole('button', { name: '世帯の方を加える' }).click();
      await pick(dialog, '加える方', who.run);
      await dialog.getByRole('combobox', { name: '加える方の続柄' }).selectOption(role);
      if (who === mari) {
        await dialog.getByRole('combobox', { name: `${setsuko.name} 様の続柄` }).selectOption('世帯主');
        await sound(page, 'relations-household-dialog-1440');
      }
      await dialog.getByRole('button', { name: '加える', exact: true }).click();
      await gone(page);
      await household.getByRole('link', { name: `${who.name} 様` }).waitFor();
    }
    await sound(page, 'relations-household-1440');

    await page.getByRole('button', { name: `${ken.name} 様の続柄を変える` }).click();
    await dialog.getByRole('combobox', { name: '続柄' }).selectOption('世帯主');
    await dialog.getByRole('button', { name: '保存する' }).click();
    await dialog.getByText('この世帯の世帯主は、ほかの方です。').waitFor();
    await sound(page, 'relations-member-1440');
    await dialog.getByRole('button', { name: '世帯から外す' }).click();
    await gone(page);
    await household.getByRole('link', { name: `${ken.name} 様` }).waitFor({ state: 'detached' });
    await page.getByRole('button', { name: '世帯の方を加える' }).click();
    await pick(dialog, '加える方', mari.run);
    await dialog.getByRole('button', { name: '加える', exact: true }).click();
    await dialog.getByText('すでに同じ世帯の方です。').waitFor();
    await context.close();
  });
});

it('two who turn out to be one lived in two households: the page says so until somebody takes them out of one', async () => {
  const [web, phone, hana, shigeru] = [await person('齋藤 弘', 'サイトウ'), await person('斎藤 弘', 'サイトウ'), await person('斎藤 花', 'サイトウ'), await person('斎藤 茂', 'サイトウ')];
  await call('POST', `/api/customers/${web.id}/household`, { body: { customer: hana.id, role: 'spouse', ownRole: 'head' } });
  await call('POST', `/api/customers/${phone.id}/household`, { body: { customer: shigeru.id, role: 'parent', ownRole: 'child' } });
  const { body: merged } = await call<{ id: string }>('POST', `/api/customers/${web.id}/merge`, { body: { with: phone.id } });
  const { context, page } = await openAs(browser, /野口/);
  await goTo(page, `/customers/${merged.id}`);
  await page.getByText('統合により、複数の世帯に入っています。').waitFor();
  expect(await relations(page, '世帯').count()).toBe(2);
  expect(await page.getByRole('button', { name: '世帯の方を加える' }).count()).toBe(0);
  await sound(page, 'relations-two-households-1440');
  const second = relations(page, '世帯').filter({ hasText: shigeru.name });
  await second.getByRole('button', { name: /の続柄を変える/ }).and(page.getByRole('button', { name: /弘/ })).click();
  await dialogOf(page).getByRole('button', { name: '世帯から外す' }).click();
  await gone(page);
  await second.waitFor({ state: 'detached' });
  await relations(page, '世帯').getByRole('link', { name: `${hana.name} 様` }).waitFor();
  await context.close();
});

describe('平良さん is the contact person of うみかぜ旅館', () => {
  it('野口陽子 adds the inn and her to it, corrects its name, and her page leads there and back', async () => {
    const taira = await person('平良 海', 'タイラ ウミ');
    const name = `うみかぜ旅館 ${taira.run}`;
    const { context, page } = await openAs(browser, /野口/);
    const dialog = dialogOf(page);
    await page.getByRole('navigation', { name: 'メニュー' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('b');
    await page.getByRole('heading', { name: '会社' }).waitFor();
    await page.getByRole('button', { name: '会社を登録' }).click();
    const save = dialog.getByRole('button', { name: '保存する' });
    await save.click();
    await dialog.getByText('会社名を入力してください。').waitFor();
    await dialog.getByLabel('会社名').fill(name);
    await dialog.getByLabel('カナ').fill('ウミカゼリョカン');
    await dialog.getByLabel('法人番号').fill('1234567890123');
    await dialog.getByLabel('都道府県').fill('沖縄県');
    await save.click();
    await dialog.getByText('法人番号をお確かめください。').waitFor();
    await sound(page, 'companies-add-1440');
    await dialog.getByLabel('法人番号').fill('');
    await save.click();
    await gone(page);
    await page.getByText('ご担当者はまだいません。').waitFor();

    await page.getByRole('button', { name: 'ご担当者を加える' }).click();
    await pick(dialog, 'ご担当者', taira.run);
    await dialog.getByLabel('部署').fill('仕入れ');
    await dialog.getByLabel('役職').fill('女将');
    await dialog.getByLabel('いつから').fill('2026-04-01');
    await sound(page, 'companies-person-1440');
    await dialog.getByRole('button', { name: '加える', exact: true }).click();
    await gone(page);
    const row = page.getByRole('row').filter({ hasText: taira.name });
    await row.getByText('女将').waitFor();
    await sound(page, 'company-1440');

    await page.getByRole('button', { name: '会社の情報を直す' }).click();
    await dialog.getByLabel('会社名').fill(`海風旅館 ${taira.run}`);
    await save.click();
    await gone(page);
    await page.getByRole('banner').getByText(`海風旅館 ${taira.run}`).waitFor();
    await row.getByRole('link', { name: taira.name }).click();
    await page.getByRole('link', { name: `海風旅館 ${taira.run}` }).click();
    await page.setViewportSize(PHONE);
    await row.waitFor();
    await fits(page);
    await sound(page, 'company-390');
    await row.getByRole('button', { name: /とのご関係を終える/ }).click();
    await dialog.getByLabel('最後の日').fill('2026-03-01');
    await dialog.getByRole('button', { name: '終える' }).click();
    await dialog.getByText('ご担当のはじめの日からあとの日付にしてください。').waitFor();
    await dialog.getByLabel('最後の日').fill('2026-11-01');
    await sound(page, 'companies-end-390');
    await dialog.getByRole('button', { name: '終える' }).click();
    await gone(page);
    await row.getByText('以前のご担当').waitFor();
    await context.close();
  });

  it('is found by the beginning of its name; what is not there says so, and what could not be loaded is loaded again', async () => {
    const run = unique();
    for (const name of ['むすびの亭', '料亭はまの']) await call('POST', '/api/companies', { body: { name: `${name} ${run}`, address: { prefecture: '福岡県', line1: '福岡市中央区今泉1' } } });
    const { context, page } = await openAs(browser, /野口/);
    await page.route('**/api/companies?*', (route) => route.abort());
    await goTo(page, '/companies');
    await page.getByRole('button', { name: 'もう一度読み込む' }).waitFor();
    await page.unroute('**/api/companies?*');
    await page.getByRole('button', { name: 'もう一度読み込む' }).click();
    await page.getByRole('link', { name: `むすびの亭 ${run}` }).waitFor();
    const search = page.getByRole('textbox', { name: '会社を検索' });
    await search.fill(run);
    await page.getByRole('row').nth(2).waitFor();
    await eventually('these alone', async () => (await page.getByRole('row').count()) === 3);
    await sound(page, 'companies-1440');
    await search.fill(`ムスビノ ${run}`);
    await page.getByText('に合う会社は見つかりません').waitFor();
    await page.getByRole('button', { name: '検索の文字を消す' }).click();
    await page.getByRole('link', { name: `料亭はまの ${run}` }).waitFor();
    await page.setViewportSize(PHONE);
    await fits(page);
    await sound(page, 'companies-390');
    await context.close();
  });
});

it('in English, on a phone: who lives there, who may speak for them, and what could not be loaded', async () => {
  const [setsuko, mari] = [await person('山本 節子', 'ヤマモト セツコ'), await person('山本 真理', 'ヤマモト マリ')];
  await call('POST', `/api/customers/${setsuko.id}/household`, { body: { customer: mari.id, role: 'child', ownRole: 'head' } });
  await call('POST', `/api/customers/${setsuko.id}/representatives`, { body: { customer: mari.id, relationship: 'voluntary-guardian', scope: 'all', from: '2026-04-01', until: '2099-03-31', verification: 'document' } });
  const { context, page } = await openAs(browser, /野口/, PHONE, 'en-GB');
  await goTo(page, `/customers/${setsuko.id}`);
  await page.getByText('(voluntary guardian) may speak for them').waitFor();
  await page.getByRole('button', { name: 'Details', exact: true }).click();
  await relations(page, 'Household').getByText('Head').waitFor();
  await page.getByText('Everything · 1 Apr to 31 Mar 2099 · Document seen').scrollIntoViewIfNeeded();
  await fits(page);
  await sound(page, 'relations-390-en');
  await page.getByRole('button', { name: 'Add a representative' }).click();
  await dialogOf(page).getByRole('combobox', { name: 'Representative' }).fill(mari.run);
  await dialogOf(page).getByRole('option').first().waitFor();
  await fits(page);
  await sound(page, 'relations-search-390-en');
  await dialogOf(page).getByRole('combobox', { name: 'Representative' }).press('Escape');
  await dialogOf(page).getByRole('option').first().waitFor({ state: 'detached' });
  await page.keyboard.press('Escape');
  await gone(page);

  await page.route('**/relations', (route) => route.fulfill({ status: 503, json: {} }));
  await page.reload();
  await page.getByRole('heading', { name: setsuko.name }).waitFor();
  await page.getByRole('button', { name: 'Details', exact: true }).click();
  await page.getByText('The relations could not be loaded.').waitFor();
  await page.unroute('**/relations');
  await page.getByRole('alert').getByRole('button', { name: 'Try again' }).click();
  await relations(page, 'Household').waitFor();
  await context.close();
});

it('somebody of a partner whom she calls reads who may speak for her and changes nothing', async () => {
  const [setsuko, mari] = [await person('山本 節子', 'ヤマモト セツコ'), await person('大山 真理', 'オオヤマ マリ')];
  await call('POST', `/api/customers/${setsuko.id}/household`, { body: { customer: mari.id, role: 'child' } });
  await call('POST', `/api/customers/${setsuko.id}/representatives`, { body: { customer: mari.id, relationship: 'family', scope: 'all', from: '2026-04-01', verification: 'document' } });
  const token = tokenOf('partner-agent');
  await call('POST', '/api/customers/match', { token, body: { name: setsuko.name, mail: setsuko.mail } });
  await call('POST', '/api/contacts', { token, body: { customer: { origin: setsuko.id }, channel: 'phone', direction: 'in', closed: false, verification: { items: ['name', 'mail'] } } });
  await eventually('the open record', async () => (await call('GET', `/api/customers/${setsuko.id}`, { token })).status === 200);
  const { context, page } = await openAs(browser, /島袋/);
  await goTo(page, `/customers/${setsuko.id}`);
  await page.getByText('（ご家族）がお話しになれます').waitFor();
  expect(await page.getByText(`${mari.name} 様`).count()).toBeGreaterThan(0);
  await relations(page, '世帯').getByText('大*** 様').waitFor();
  expect(await page.getByRole('link', { name: mari.name }).count()).toBe(0);
  expect(await page.getByRole('button', { name: '代理人を加える' }).count()).toBe(0);
  await sound(page, 'relations-partner-1440');
  await context.close();
});
