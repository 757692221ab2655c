import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { axeFaults, launchBrowser, openAs, PHONE, PICTURES } from './browser.js';
import { customerOf, eventually, orderOf, publish, system, timelineOf, unique } from './system.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const faults = async (page: Page) => (await axeFaults(page)).map(({ fault }) => fault);
const picture = (page: Page, name: string) => page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
const address = { postalCode: '814-0001', prefecture: '福岡県', line1: '福岡市早良区百道浜2-3-4' };

/** 森田彩, as her order wrote her. */
async function morita() {
  const run = unique();
  const identifiers = [{ kind: 'mail', value: `aya-${run}@example.jp` }];
  const order = (number: string) => {
    const profile = { name: `守田 彩 ${run}`, birthday: '1988-07-21', language: 'ja', cameFrom: 'web', address };
    return publish('order.place', { ...orderOf(`${number}-${run}`, []), customer: { identifiers, profile } });
  };
  await order('O');
  const { id } = await eventually('her', () => customerOf(identifiers[0]!.value));
  return { id, run, order };
}

describe('what is known of a customer', () => {
  it('is corrected by an agent, counts from then on, and shows who said what before', async () => {
    const { id, run, order } = await morita();
    const { context, page } = await openAs(browser, /立花/);
    await page.goto(`${system.gateway}/customers/${id}`);
    await page.getByText('〒814-0001 福岡県福岡市早良区百道浜2-3-4').waitFor();
    await page.getByRole('button', { name: '直す' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('お名前').fill(`森田 彩 ${run}`);
    await dialog.getByLabel('フリガナ').fill('モリタ アヤ');
    await dialog.getByLabel('建物名・部屋番号').fill('201');
    expect(await faults(page)).toEqual([]);
    await picture(page, 'profile-correct-1440');
    await dialog.getByRole('button', { name: '保存' }).click();
    await page.getByRole('heading', { name: new RegExp(`森田 彩 ${run}`) }).waitFor();
    await eventually('the entry', async () => (await timelineOf(id)).find(({ type }) => type === 'customer.corrected'));
    await picture(page, 'profile-1440');

    await order('P');
    await eventually('the second order', () => customerOf(`P-${run}`));
    await page.getByRole('button', { name: '来歴を見る' }).click();
    await dialog.getByText('社内での訂正').waitFor();
    await dialog.getByText(`守田 彩 ${run}`).waitFor();
    for (const words of ['1988年7月21日（木）', '日本語', 'Web']) await dialog.getByText(words, { exact: true }).first().waitFor();
    expect(await faults(page)).toEqual([]);
    await picture(page, 'profile-history-1440');
    await page.keyboard.press('Escape');
    await page.reload();
    await page.getByRole('heading', { name: new RegExp(`森田 彩 ${run}`) }).waitFor();

    await page.setViewportSize(PHONE);
    await page.getByRole('button', { name: '基本情報' }).click();
    await page.getByText('1988年7月21日').waitFor();
    await page.getByRole('definition').getByText('Web', { exact: true }).waitFor();
    await picture(page, 'profile-390');
    expect(await faults(page)).toEqual([]);
    await context.close();
  });

  it('may be what only some tell: a day of each year, where they want to be spoken to, what the company declared, and post that came back', async () => {
    const { id, run } = await morita();
    const taste = `taste-${run.toLowerCase()}`;
    const administrator = await openAs(browser, /藤本/);
    await administrator.page.goto(`${system.gateway}/identity`);
    await administrator.page.getByRole('button', { name: '項目を加える' }).click();
    const declaring = administrator.page.getByRole('dialog');
    await declaring.getByLabel('コード').fill(taste);
    await declaring.getByLabel('日本語').fill(`お茶の好み ${run}`);
    await declaring.getByLabel('英語').fill(`Taste ${run}`);
    await declaring.getByLabel('形式').selectOption('選択');
    await declaring.getByLabel('選択肢').fill('bitter 苦め / Bitter\nmild まろやか / Mild');
    expect(await faults(administrator.page)).toEqual([]);
    await picture(administrator.page, 'attribute-1440');
    await declaring.getByRole('button', { name: '保存する' }).click();
    await declaring.waitFor({ state: 'detached' });
    await administrator.page.getByRole('row', { name: new RegExp(`お茶の好み ${run} 選択 苦め、まろやか`) }).waitFor();
    await administrator.context.close();

    const { context, page } = await openAs(browser, /立花/);
    await page.goto(`${system.gateway}/customers/${id}`);
    await page.getByRole('button', { name: '直す' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('連絡方法').selectOption('LINE');
    await dialog.getByLabel('社員・取引先').selectOption('社員');
    await dialog.getByLabel('誕生日').fill('');
    await dialog.getByLabel('郵便の返送').fill('2026-10-03');
    await dialog.getByRole('button', { name: '記念日を加える' }).click();
    await dialog.getByLabel('記念日1の名前').fill('結婚記念日');
    await dialog.getByLabel('記念日1の日').fill('六月');
    await dialog.getByLabel(`お茶の好み ${run}`).selectOption('苦め');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.getByText('6/1 または 2014/6/1 のように入力してください。').waitFor();
    await dialog.getByLabel('記念日1の日').fill('6月1日');
    expect(await faults(page)).toEqual([]);
    await dialog.getByLabel('記念日1の日').scrollIntoViewIfNeeded();
    await picture(page, 'profile-correct-more-1440');
    await dialog.getByRole('button', { name: '保存' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('結婚記念日 6月1日').waitFor();
    for (const words of ['苦め', '社員', '10月3日（土）から戻っています']) await page.getByText(words, { exact: true }).first().waitFor();
    expect(await page.getByText('1988年7月21日').count()).toBe(0);
    await picture(page, 'profile-more-1440');
    await page.getByRole('button', { name: '来歴を見る' }).click();
    await dialog.getByText('空にしました').waitFor();
    expect(await faults(page)).toEqual([]);
    await picture(page, 'profile-more-history-1440');
    await page.keyboard.press('Escape');
    await page.setViewportSize(PHONE);
    await page.getByRole('button', { name: '基本情報' }).click();
    await page.getByText('結婚記念日 6月1日').waitFor();
    await picture(page, 'profile-more-390');
    expect(await faults(page)).toEqual([]);
    await context.close();
  });
});
