import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { axeFaults, launchBrowser, openAs, PHONE, PICTURES } from './browser.js';
import { call, customerOf, eventually, orderOf, publish, system, timelineOf, unique } from './system.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const faults = async (page: Page) => (await axeFaults(page)).map(({ fault }) => fault);
const picture = (page: Page, name: string) => page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
const address = { prefecture: '福岡県', line1: '久留米市日吉町3-2-1' };

/** 斎藤弘 as the web and the telephone know him; each pair has a postal code of its own. */
async function twoOfOne() {
  const run = unique();
  const postalCode = `830${String(parseInt(run, 16) % 10_000).padStart(4, '0')}`;
  const said = { kana: 'サイトウ ヒロシ', birthday: '1958-03-04', address: { ...address, postalCode } };
  const [mail, member] = [`saito-${run}@example.jp`, `M-${run}`];
  await publish('order.place', { ...orderOf(`W-${run}`, []), customer: { identifiers: [{ kind: 'mail', value: mail }], profile: { ...said, name: `齋藤 弘 ${run}` } } });
  const web = await eventually('him on the web', () => customerOf(mail));
  const written = { ...said.address, line1: '久留米市日吉町三丁目２番１号' };
  await publish('order.place', { ...orderOf(`T-${run}`, []), customer: { identifiers: [{ kind: 'member', value: member }], profile: { ...said, address: written, name: `斎藤弘 ${run}` } } });
  const telephone = await eventually('him on the telephone', () => customerOf(member));
  return { run, web: web.id, telephone: telephone.id, member, card: (page: Page) => page.getByRole('listitem').filter({ hasText: `M-${run}` }).filter({ hasText: '生年月日' }) };
}

describe('the page of those who may be one', () => {
  it('shows two side by side, and after a look at what comes of it one customer has both histories', async () => {
    const { web, telephone, member, card } = await twoOfOne();
    const { context, page } = await openAs(browser, /野口/);
    await page.getByRole('link', { name: '同一人物の候補' }).click();
    await card(page).getByText('名前の読み・生年月日・郵便番号が同じ').waitFor();
    expect(await faults(page)).toEqual([]);
    await picture(page, 'duplicates-1440');
    await card(page).getByRole('button', { name: '統合する' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('1組を統合できます。').waitFor();
    expect(await faults(page)).toEqual([]);
    await picture(page, 'duplicates-merge-1440');
    await dialog.getByRole('button', { name: '統合する' }).click();
    await page.getByText('1組を統合しました。').waitFor();
    await card(page).waitFor({ state: 'detached' });
    expect((await customerOf(member))!.id).toBe(web);
    expect((await call('GET', `/api/customers/${telephone}`)).status).toBe(307);
    expect((await timelineOf(web)).filter(({ type }) => type === 'order.placed')).toHaveLength(2);
    await context.close();
  });

  it('keeps two apart for ever, and puts others off into a list of their own', async () => {
    const [apart, later] = [await twoOfOne(), await twoOfOne()];
    const { context, page } = await openAs(browser, /野口/, PHONE);
    await page.goto(`${system.gateway}/duplicates`);
    await apart.card(page).waitFor();
    await picture(page, 'duplicates-390');
    expect(await faults(page)).toEqual([]);
    await apart.card(page).getByRole('button', { name: '別の方とする' }).click();
    await apart.card(page).waitFor({ state: 'detached' });
    await later.card(page).getByRole('button', { name: 'あとで' }).click();
    await later.card(page).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'あとで確認' }).click();
    await later.card(page).waitFor();
    await page.getByRole('checkbox', { name: 'すべて選ぶ' }).check();
    await page.getByRole('button', { name: '別の方とする' }).first().click();
    await page.getByText('あとで確認することにした組はありません。').waitFor();
    expect((await customerOf(apart.member))!.id).toBe(apart.telephone);
    await context.close();
  });

  it('is not for those who may not merge', async () => {
    const { context, page } = await openAs(browser, /河野/);
    await page.goto(`${system.gateway}/duplicates`);
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('link', { name: '同一人物の候補' }).count()).toBe(0);
    await context.close();
  });
});
