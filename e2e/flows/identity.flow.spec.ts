import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { axeFaults, launchBrowser, openAs, PHONE, PICTURES } from './browser.js';
import { call, system } from './system.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const faults = async (page: Page) => (await axeFaults(page)).map(({ fault }) => fault);
const picture = (page: Page, name: string) => page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
const row = (page: Page, name: string | RegExp) => page.getByRole('row', { name });

interface Rule {
  id: string;
  version: number;
  most?: number;
  weak?: string[];
  priority: number;
}
const rowOf = async (noun: string, id: string) => (await call<{ items: Rule[] }>('GET', `/api/${noun}`)).body.items.find((each) => each.id === id)!;
/** Puts a row back as it was. */
async function putBack(noun: string, before: Rule) {
  const { version: _, ...body } = before;
  const { version } = await rowOf(noun, before.id);
  expect((await call('PUT', `/api/${noun}/${before.id}`, { body, headers: { 'if-match': `"${version}"` } })).status).toBe(200);
}

describe('the page of identity rules', () => {
  it('lets an administrator say how many of a kind one customer has, and which values join nobody', async () => {
    const before = await rowOf('identity-rules', 'card');
    const { context, page } = await openAs(browser, /藤本/);
    await page.getByRole('link', { name: '名寄せの規則' }).click();
    await row(page, /ポイントカード/).waitFor();
    expect(await faults(page)).toEqual([]);
    await picture(page, 'identity-1440');
    await row(page, /ポイントカード/).getByRole('button').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('一人の上限').fill('x');
    await dialog.getByRole('button', { name: '保存する' }).click();
    await dialog.getByText('1から1000までの数を入力するか、空けてください。').waitFor();
    await dialog.getByLabel('一人の上限').fill('4');
    await dialog.getByLabel('共有の値').fill('SHOP-*\n\nSHOP-*');
    expect(await faults(page)).toEqual([]);
    await picture(page, 'identity-rule-1440');
    await dialog.getByRole('button', { name: '保存する' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await rowOf('identity-rules', 'card')).toMatchObject({ most: 4, weak: ['SHOP-*'] });
    await putBack('identity-rules', before);
    await context.close();
  });

  it('says how a part of a phone number is written', async () => {
    const { context, page } = await openAs(browser, /藤本/);
    await page.goto(`${system.gateway}/identity`);
    await row(page, /電話番号/).getByRole('button').click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByText('番号は 080-5555-* や +81 80 5555* のように').count()).toBe(2);
    await dialog.getByLabel('共有の値').fill('80-5555-*');
    await dialog.getByRole('button', { name: '保存する' }).click();
    await dialog.getByText('500行まで入力できます。 番号は 080-5555-* や').waitFor();
    expect(await faults(page)).toEqual([]);
    await picture(page, 'identity-phone-1440');
    await context.close();
  });

  it('lets an administrator say whose word counts, on a phone as well', async () => {
    const before = await rowOf('profile-sources', 'survey');
    const { context, page } = await openAs(browser, /藤本/, PHONE);
    await page.goto(`${system.gateway}/identity`);
    await row(page, /アンケート/).getByRole('button').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('優先順位').fill('60');
    expect(await faults(page)).toEqual([]);
    await dialog.getByRole('button', { name: '保存する' }).click();
    await dialog.waitFor({ state: 'detached' });
    await picture(page, 'identity-390');
    expect((await rowOf('profile-sources', 'survey')).priority).toBe(60);
    await putBack('profile-sources', before);
    await context.close();
  });

  it('is not for those who may not change them', async () => {
    const { context, page } = await openAs(browser, /野口/);
    await page.goto(`${system.gateway}/identity`);
    await page.getByRole('alert').waitFor();
    expect(await page.getByRole('link', { name: '名寄せの規則' }).count()).toBe(0);
    await context.close();
  });
});
