import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { axeFaults, launchBrowser, openAs, PHONE, PICTURES, WIDE } from './browser.js';
import { accessOf, personOf, put, roleOf } from './roles.js';
import { call, customerOf, eventually, orderOf, publish, system, unique } from './system.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const signedIn = (person: RegExp, viewport?: { width: number; height: number }, locale?: string) => openAs(browser, person, viewport, locale);
const faults = async (page: Page) => (await axeFaults(page)).map(({ fault }) => fault);
const picture = (page: Page, name: string) => page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
const row = (page: Page, name: string | RegExp) => page.getByRole('row', { name });

describe('the page of people and roles', () => {
  it('shows who has access, and an administrator says for whom a person works and until when', async () => {
    const { context, page } = await signedIn(/藤本/);
    await page.getByRole('link', { name: '人と権限' }).click();
    await row(page, /早川/).getByText('制作会社').waitFor();
    await picture(page, 'people-1440');
    expect(await faults(page)).toEqual([]);
    await row(page, /早川/).getByRole('button').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('配信を変える').waitFor();
    await dialog.getByLabel('最終日').fill('2026-01-31');
    expect(await faults(page)).toEqual([]);
    await picture(page, 'person-1440');
    await dialog.getByRole('button', { name: '保存する' }).click();
    await row(page, /早川/).getByText('終了').waitFor();
    const person = await personOf('agency');
    expect(person).toMatchObject({ endsOn: '2026-01-31', ended: true });
    await put('people', accessOf(person), { endsOn: null });
    await context.close();
  });

  it('gives a role a permission and takes it back; the administrator stays as it is', async () => {
    const { context, page } = await signedIn(/藤本/);
    await page.goto(`${system.gateway}/people?view=roles`);
    const analyst = row(page, /分析担当/).getByRole('button');
    for (const [may, change] of [[true, 'check'], [false, 'uncheck']] as const) {
      await analyst.click();
      await page.getByRole('dialog').getByRole('checkbox', { name: 'お客様を見る' })[change]();
      if (may) await picture(page, 'role-1440');
      expect(await faults(page)).toEqual([]);
      await page.getByRole('dialog').getByRole('button', { name: '保存する' }).click();
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      expect((await roleOf('analyst')).permissions.includes('customers.read')).toBe(may);
    }
    await row(page, /administrator/).getByRole('button').click();
    await page.getByText('変更できません').waitFor();
    await page.getByRole('button', { name: '保存する' }).waitFor({ state: 'detached' });
    await context.close();
  });

  it('keeps what was written when somebody else saved first, and says so', async () => {
    const { context, page } = await signedIn(/藤本/);
    await page.goto(`${system.gateway}/people?view=partners`);
    const id = `p-${unique()}`;
    await page.getByRole('button', { name: '協力会社を加える' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('コード').fill('大文字 X');
    await dialog.getByLabel('名前（日本語）').fill('ためしの会社');
    await dialog.getByRole('button', { name: '保存する' }).click();
    await dialog.getByText('印の付いた項目').waitFor();
    await dialog.getByText('半角の英小文字、数字、ハイフンで入力してください。').waitFor();
    await dialog.getByText('名前を入力してください。').waitFor();
    expect(await faults(page)).toEqual([]);
    await dialog.getByLabel('コード').fill(id);
    await dialog.getByLabel('名前（英語）').fill('A trial company');
    await dialog.getByRole('button', { name: '保存する' }).click();
    await row(page, new RegExp(id)).getByRole('button').click();
    const first = { id, version: 1, name: { ja: 'ためしの会社', en: 'A trial company' }, endsOn: null };
    expect((await put('partners', first, { endsOn: '2030-03-31' })).status).toBe(200);
    await dialog.getByLabel('名前（日本語）').fill('別の名前');
    await dialog.getByRole('button', { name: '保存する' }).click();
    await dialog.getByRole('alert').filter({ hasText: 'ほかの人が先に変更しました' }).waitFor();
    expect(await dialog.getByLabel('名前（日本語）').inputValue()).toBe('別の名前');
    await context.close();
  });
});

describe('the page of publishers', () => {
  it('adds one, shows a new key once, and revokes it', async () => {
    const id = `shop-${unique()}`;
    const { context, page } = await signedIn(/藤本/);
    await page.getByRole('link', { name: '発行元と鍵' }).click();
    await page.getByRole('button', { name: '発行元を加える' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('名前').fill(id);
    await dialog.getByLabel('送れる種類').fill('engawa.intake.order.place');
    await dialog.getByLabel('上限').fill('60');
    expect(await faults(page)).toEqual([]);
    await picture(page, 'publisher-1440');
    await dialog.getByRole('button', { name: '保存する' }).click();
    await row(page, new RegExp(id)).getByRole('button').click();
    await page.getByText('鍵はまだありません。').waitFor();
    await page.getByRole('button', { name: '鍵を発行する' }).click();
    await dialog.getByRole('button', { name: '鍵を発行する' }).click();
    const key = (await dialog.getByLabel('新しい鍵').textContent())!;
    expect(await faults(page)).toEqual([]);
    const sent = await send(key, unique());
    expect(sent.status).toBe(202);
    expect(sent.headers.get('ratelimit')).toContain('r=59');
    await dialog.getByRole('button', { name: '閉じる' }).last().click();
    expect(await page.content()).not.toContain(key);
    await picture(page, 'publishers-1440');
    expect(await faults(page)).toEqual([]);
    await page.getByRole('button', { name: `鍵 ${key.slice(0, 4)}` }).click();
    await dialog.getByRole('button', { name: '無効にする' }).click();
    await page.getByText('無効', { exact: true }).waitFor();
    await eventually('the end of the key', async () => (await send(key, unique())).status === 401);
    await context.close();
  });
});

const send = (key: string, number: string) =>
  fetch(`${system.gateway}/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/cloudevents-batch+json' },
    body: JSON.stringify([
      { specversion: '1.0', id: number, source: '//shop', type: 'engawa.intake.order.place', data: orderOf(number, [{ kind: 'member', value: number }]) },
    ]),
  });

describe('the page of the audit', () => {
  it('tells who looked at a customer, leads to all of one person, and is saved as CSV', async () => {
    const number = unique();
    await publish('order.place', orderOf(number, [{ kind: 'mail', value: `${number}@example.jp` }]));
    const { id } = await eventually('the customer', () => customerOf(`${number}@example.jp`));
    const agent = await signedIn(/新田/);
    await agent.page.goto(`${system.gateway}/customers/${id}`);
    await agent.page.getByRole('heading', { level: 1 }).waitFor();
    await agent.page.goto(`${system.gateway}/audit`);
    await agent.page.getByText('このページを見る権限がありません').waitFor();
    await agent.context.close();

    const seen = `/api/audit?customer=${id}&action=${encodeURIComponent('GET /api/customers')}`;
    await eventually('the entry', async () => (await call<{ items: object[] }>('GET', seen)).body.items.length);
    const { context, page } = await signedIn(/藤本/);
    await page.getByRole('link', { name: '監査', exact: true }).click();
    await page.getByLabel('お客様のID').fill(id);
    await page.getByLabel('お客様のID').press('Enter');
    await page.waitForURL(`**/audit?customer=${id}`);
    await row(page, /新田.*GET \/api\/customers\/:id/).first().waitFor();
    await picture(page, 'audit-1440');
    expect(await faults(page)).toEqual([]);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSVで保存' }).click();
    expect((await download).suggestedFilename()).toBe('audit.csv');
    await row(page, /新田/).first().getByRole('button').first().click();
    await page.waitForURL('**/audit?*person=*');
    await context.close();
  });

  it('says when nothing matches, in English as well', async () => {
    const { context, page } = await signedIn(/藤本/, WIDE, 'en-GB');
    await page.goto(`${system.gateway}/audit?customer=00000000-0000-7000-8000-000000000000`);
    await page.getByText('No entry matches these filters.').waitFor();
    expect(await faults(page)).toEqual([]);
    await context.close();
  });
});

describe('the pages of administration', () => {
  it('fit a phone, where those without a tab are in the menu', async () => {
    const { context, page } = await signedIn(/藤本/, PHONE, 'en-GB');
    for (const name of ['people', 'people?view=roles', 'publishers', 'audit']) {
      await page.goto(`${system.gateway}/${name}`);
      await page.getByRole('table').waitFor();
      expect(await page.evaluate<number>('document.getElementById("page").scrollWidth')).toBeLessThanOrEqual(PHONE.width);
      expect(await faults(page)).toEqual([]);
      await picture(page, `${name.replace('?view=', '-')}-390-en`);
    }
    await page.getByRole('button', { name: 'Settings' }).click();
    await page.getByRole('menuitem', { name: 'Operations' }).click();
    await page.waitForURL('**/operations');
    await context.close();
  });

  it('are opened by keys alone, and are not there for people without the permission', async () => {
    const { context, page } = await signedIn(/藤本/);
    await page.getByRole('heading', { level: 1, name: 'お客様' }).waitFor();
    for (const [keys, name] of [['gp', 'people'], ['gk', 'publishers'], ['ga', 'audit']] as const) {
      for (const key of keys) await page.keyboard.press(key);
      await page.waitForURL(`**/${name}`);
    }
    await context.close();
    const agency = await signedIn(/早川/);
    await agency.page.getByText('ここから開けるページはありません').waitFor();
    expect(await faults(agency.page)).toEqual([]);
    for (const name of ['people', 'publishers', 'audit']) {
      await agency.page.goto(`${system.gateway}/${name}`);
      await agency.page.getByText('このページを見る権限がありません').waitFor();
    }
    await agency.context.close();
  });
});
