import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { axeFaults, launchBrowser, newPage, PHONE, PICTURES, signIn, WIDE } from './browser.js';
import { call, customerOf, eventually, orderOf, publish, unique } from './system.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function caller() {
  const run = unique();
  const mail = `${run}@example.jp`;
  const customer = { identifiers: [{ kind: 'mail', value: mail }], profile: { name: `山本 節子${run}` } };
  await publish('order.place', { ...orderOf(`O-${run}`, []), customer });
  const { id } = await eventually('the customer', () => customerOf(mail));
  return { id, mail, name: customer.profile.name };
}
const picture = (page: Page, name: string) => page.screenshot({ path: path.join(PICTURES, `${name}.png`) });

describe('the desk of an outsourced centre', () => {
  it('finds who is calling by two items, and opens the record with the contact', async () => {
    const { id, mail, name } = await caller();
    const { context, page } = await newPage(browser, WIDE);
    await signIn(page, /島袋/);
    await page.waitForURL('**/desk');
    await page.getByRole('link', { name: 'お客様', exact: true }).waitFor({ state: 'detached' });
    await page.getByLabel('お名前').fill(name);
    await page.getByText('2つの項目が必要です').waitFor();
    await page.getByLabel('メールアドレス').first().fill(mail);
    await page.getByRole('button', { name: 'お客様を探す' }).click();
    await page.getByText('このお客様です').waitFor();
    await page.getByText('山***').waitFor();
    await page.getByRole('button', { name: '代理の方' }).click();
    await page.getByLabel('ご本人とのご関係').fill('子');
    expect(await axeFaults(page)).toEqual([]);
    await picture(page, 'partner-desk-1440');
    await page.getByRole('button', { name: '対応を始めて記録を開く' }).click();
    await page.waitForURL(`**/customers/${id}`);
    await page.getByRole('heading', { name: new RegExp(name) }).waitFor();
    await picture(page, 'partner-record-1440');
    const { body } = await call<{ items: { verification: object; partner: string }[] }>('GET', '/api/contacts?limit=1');
    expect(body.items[0]).toMatchObject({ partner: 'okinan', verification: { items: ['name', 'mail'], representative: '子' } });
    await context.close();
  });

  it('says that nobody has these items, and does not list customers', async () => {
    const { context, page } = await newPage(browser, PHONE, 'en-GB');
    await signIn(page, /島袋/);
    await page.waitForURL('**/desk');
    await page.getByLabel('Name', { exact: true }).fill('だれでもない');
    await page.getByLabel('Phone number').first().fill('090-0000-0001');
    await page.getByRole('button', { name: 'Find the customer' }).click();
    await page.getByText('No customer has these items').waitFor();
    expect(await axeFaults(page)).toEqual([]);
    await picture(page, 'partner-desk-390-en');
    await page.goto(`${new URL(page.url()).origin}/customers`);
    await page.getByText('You do not have access').waitFor();
    await context.close();
  });
});
