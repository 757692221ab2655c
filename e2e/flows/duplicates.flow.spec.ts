import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { axeFaults, launchBrowser, openAs, PHONE, PICTURES, WIDE } from './browser.js';
import { twoOfOne } from './pairs.js';
import { call, customerOf, eventually, find, orderOf, publish, system, timelineOf, unique } from './system.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const faults = async (page: Page) => (await axeFaults(page)).map(({ fault }) => fault);
const picture = (page: Page, name: string) => page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
const two = async () => {
  const pair = await twoOfOne();
  return { ...pair, card: (page: Page) => page.getByRole('listitem').filter({ hasText: pair.member }).filter({ hasText: '生年月日' }) };
};

describe('the page of those who may be one', () => {
  it('shows two side by side, and after a look at what comes of it one customer has both histories', async () => {
    const { web, telephone, member, card } = await two();
    const { context, page } = await openAs(browser, /野口/);
    await page.getByRole('link', { name: '同一人物の候補' }).click();
    await card(page).getByText('名前の読み・生年月日・郵便番号が同じ').waitFor();
    expect(await card(page).getByText('1958年3月4日（火）').count()).toBe(2);
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

  it('is reached from the page of one of them, and lists their pairs alone', async () => {
    const [{ web, run, card }, other] = [await two(), await two()];
    const { context, page } = await openAs(browser, /野口/);
    await page.goto(`${system.gateway}/customers/${web}`);
    const strip = page.getByRole('list', { name: '同一人物の候補' });
    await strip.getByText(`齋藤 弘 ${run} 様と同じ方かもしれない記録が1件あります。`).waitFor();
    expect(await faults(page)).toEqual([]);
    await picture(page, 'duplicates-strip-1440');
    await page.setViewportSize(PHONE);
    await picture(page, 'duplicates-strip-390');
    await strip.getByRole('link', { name: '確認する' }).click();
    await card(page).waitFor();
    await page.getByText(`齋藤 弘 ${run} 様の組だけを表示しています。`).waitFor();
    expect(await other.card(page).count()).toBe(0);
    expect(await faults(page)).toEqual([]);
    await picture(page, 'duplicates-of-one-390');
    await page.setViewportSize(WIDE);
    await picture(page, 'duplicates-of-one-1440');
    await card(page).getByRole('button', { name: '別の方とする' }).click();
    await card(page).waitFor({ state: 'detached' });
    await page.getByRole('link', { name: 'お客様のページへ' }).click();
    await page.getByRole('heading', { name: `齋藤 弘 ${run}` }).first().waitFor();
    await strip.waitFor({ state: 'detached' });
    await context.close();
  });

  it('takes the same number of two shops for two numbers', async () => {
    const [run, address] = [unique(), { postalCode: '830-0017', prefecture: '福岡県', line1: `久留米市日吉町${unique()}` }];
    for (const namespace of ['honten', 'mall']) {
      const customer = { identifiers: [{ kind: 'member', namespace, value: `M-${run}` }], profile: { name: `検証 花子 ${run}`, address } };
      await publish('order.place', { ...orderOf(`${namespace}-${run}`, []), customer });
    }
    const [found] = await eventually('both', async () => ((await find(`M-${run}`)).length === 2 ? find(`M-${run}`) : undefined));
    const { context, page } = await openAs(browser, /野口/);
    await page.goto(`${system.gateway}/duplicates?customer=${found!.id}`);
    const row = (name: string) => page.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
    await row('会員番号').getByText(`M-${run}（mall）`).waitFor();
    expect(await row('会員番号').innerText()).toMatch(/honten/);
    expect([await row('会員番号').getByText('同じ').count(), await row('住所').getByText('同じ').count()]).toEqual([0, 1]);
    await picture(page, 'duplicates-shops-1440');
    await context.close();
  });

  it('says by what two are linked of whom no name is known', async () => {
    const run = unique();
    const [device, first, second] = [{ kind: 'anonymous', value: `ipad-${run}` }, { kind: 'member', value: `N1-${run}` }, { kind: 'member', value: `N2-${run}` }];
    const line = { kind: 'line', value: `U${run}` };
    await publish('order.place', orderOf(`N1-${run}`, [first, device]));
    await eventually('the first', () => customerOf(first.value));
    await publish('order.place', orderOf(`N2-${run}`, [second, device, line]));
    const { id } = await eventually('the second', () => customerOf(second.value));
    const { context, page } = await openAs(browser, /野口/, PHONE);
    await page.goto(`${system.gateway}/duplicates?customer=${id}`);
    await page.getByText(/^同じ記録に載っていたもの：.*匿名の閲覧 ipad-/).waitFor();
    await page.getByRole('row').filter({ hasText: 'LINE' }).getByText(line.value).waitFor();
    expect(await faults(page)).toEqual([]);
    await picture(page, 'duplicates-linked-390');
    await page.setViewportSize(WIDE);
    await picture(page, 'duplicates-linked-1440');
    await context.close();
  });

  it('merges nobody who was joined with a stranger since the page was read', async () => {
    const { web, telephone, member, run, card } = await two();
    const { context, page } = await openAs(browser, /野口/);
    await page.goto(`${system.gateway}/duplicates`);
    await card(page).waitFor();
    const [stranger, both] = [{ kind: 'mail', value: `stranger-${run}@example.jp` }, { kind: 'member', value: member }];
    await publish('order.place', orderOf(`S-${run}`, [stranger]));
    await eventually('the stranger', () => customerOf(stranger.value));
    await publish('order.place', orderOf(`ST-${run}`, [both, stranger]));
    await eventually('both as one', async () => (await customerOf(stranger.value))?.id === telephone);
    await card(page).getByRole('button', { name: '統合する' }).click();
    await page.getByRole('dialog').getByText('一覧のあとで記録が変わった').waitFor();
    expect(await page.getByRole('dialog').getByRole('button', { name: '統合する' }).count()).toBe(0);
    expect((await call('GET', `/api/customers/${web}`)).status).toBe(200);
    await context.close();
  });

  it('keeps two apart for ever, and puts others off into a list of their own', async () => {
    const [apart, later] = [await two(), await two()];
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
