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
    const profile = { name: `守田 彩 ${run}`, birthday: '1988-07-21', address };
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
    expect(await faults(page)).toEqual([]);
    await picture(page, 'profile-history-1440');
    await page.keyboard.press('Escape');
    await page.reload();
    await page.getByRole('heading', { name: new RegExp(`森田 彩 ${run}`) }).waitFor();

    await page.setViewportSize(PHONE);
    await page.getByRole('button', { name: '基本情報' }).click();
    await page.getByText('1988年7月21日').waitFor();
    await picture(page, 'profile-390');
    expect(await faults(page)).toEqual([]);
    await context.close();
  });
});
