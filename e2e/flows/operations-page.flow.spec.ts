import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { axeFaults, launchBrowser, openAs, PHONE, PICTURES, WIDE } from './browser.js';
import { eventually, orderOf, publish, query, system, unique } from './system.js';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const signedIn = (person: RegExp, viewport?: { width: number; height: number }, locale?: string) => openAs(browser, person, viewport, locale);
const faults = async (page: Page) => (await axeFaults(page)).map(({ fault }) => fault);

/** A cancellation of an order that nobody placed, which is a dead letter once this is done. */
async function deadLetter(number: string): Promise<void> {
  await publish('order.cancel', { orderId: number }, { id: `cancel-${number}`, time: new Date(Date.now() - 5000).toISOString() });
  await eventually('the dead letter', async () => (await query('order-ingest', 'SELECT id FROM dead_letters WHERE event_id = $1', [`cancel-${number}`])).length);
}

describe('the page of operations', () => {
  it('is where an operator begins, shows how all services stand, and is not there for those who may not see it', async () => {
    const operator = await signedIn(/運用担当/);
    await operator.page.waitForURL('**/operations');
    for (const service of ['お客様情報', '受注', '窓口', 'アンケート', 'セグメント', '配信']) {
      await operator.page.getByRole('row', { name: new RegExp(service) }).getByText('動作中').waitFor();
    }
    await operator.page.getByRole('row', { name: /受注/ }).getByRole('button').click();
    await operator.page.getByText('engawa.order-ingest.intake').first().waitFor();
    await operator.context.close();
    const agent = await signedIn(/新田/);
    await agent.page.goto(`${system.gateway}/operations`);
    await agent.page.getByText('このページを見る権限がありません').waitFor();
    await agent.page.getByRole('link', { name: '運用' }).waitFor({ state: 'detached' });
    await agent.context.close();
  });

  it('filters dead letters by the address, replays one whose time has come, and dismisses others with a reason', async () => {
    const [early, ...others] = [unique(), unique(), unique()] as [string, string, string];
    for (const number of [early, ...others]) await deadLetter(number);
    const { context, page } = await signedIn(/運用担当/);
    await page.goto(`${system.gateway}/operations?service=order-ingest&reason=unknown-order`);
    const row = (number: string) => page.getByRole('listitem').filter({ hasText: `cancel-${number}` });
    const choose = (number: string) => row(number).getByRole('checkbox').check();
    await choose(early);
    await page.getByRole('button', { name: 'もう一度処理する' }).click();
    await page.getByRole('alert').filter({ hasText: 'まだ適用できません（注文が見つからない）' }).waitFor();

    await publish('order.place', orderOf(early, [{ kind: 'mail', value: `ops.${early}@example.jp` }]), { time: new Date(Date.now() - 60 * 60_000).toISOString() });
    await eventually('the order', async () => (await query('order-ingest', 'SELECT id FROM orders WHERE number = $1', [early])).length);
    await choose(early);
    expect(await faults(page)).toEqual([]);
    await page.screenshot({ path: path.join(PICTURES, 'operations-1440.png') });
    await page.getByRole('button', { name: 'もう一度処理する' }).click();
    await row(early).waitFor({ state: 'detached' });
    expect(await query('order-ingest', 'SELECT status FROM orders WHERE number = $1', [early])).toEqual([{ status: 'cancelled' }]);

    for (const number of others) await choose(number);
    await page.getByRole('button', { name: '見送る' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '見送る' }).click();
    await dialog.getByText('理由を入力してください。').waitFor();
    await dialog.getByRole('textbox', { name: '理由' }).fill('店のためし');
    expect(await faults(page)).toEqual([]);
    await dialog.getByRole('button', { name: '見送る' }).click();
    for (const number of others) await row(number).waitFor({ state: 'detached' });

    await page.getByRole('combobox', { name: '対応' }).selectOption('closed');
    await page.waitForURL('**/operations?*state=closed*');
    await row(others[0]).getByRole('button').first().click();
    await row(others[0]).getByText('店のためし').waitFor();
    await context.close();
  });

  it('shows what a letter holds to an administrator, and to nobody else', async () => {
    const number = unique();
    await deadLetter(number);
    const administrator = await signedIn(/藤本/);
    await administrator.page.goto(`${system.gateway}/operations`);
    const row = administrator.page.getByRole('listitem').filter({ hasText: `cancel-${number}` });
    await row.getByRole('button').first().click();
    await row.getByRole('button', { name: '中身を見る' }).click();
    await row.getByText(`"orderId": "${number}"`).waitFor();
    await administrator.context.close();
    const operator = await signedIn(/運用担当/);
    const same = operator.page.getByRole('listitem').filter({ hasText: `cancel-${number}` });
    await same.getByRole('button').first().click();
    await same.getByText('管理者だけが見られます').waitFor();
    await operator.context.close();
  });

  it('speaks English too, and fits a phone', async () => {
    await deadLetter(unique());
    const phone = await signedIn(/運用担当/, PHONE);
    await phone.page.getByText('適用できなかった記録').waitFor();
    await phone.page.getByRole('listitem').filter({ hasText: 'cancel-' }).first().waitFor();
    await phone.page.screenshot({ path: path.join(PICTURES, 'operations-390.png') });
    await phone.page.getByRole('listitem').filter({ hasText: 'cancel-' }).first().getByRole('button').click();
    expect(await phone.page.evaluate<number>('document.getElementById("page").scrollWidth')).toBeLessThanOrEqual(PHONE.width);
    expect(await faults(phone.page)).toEqual([]);
    await phone.context.close();
    const english = await signedIn(/運用担当/, WIDE, 'en-GB');
    await english.page.getByRole('heading', { name: 'Dead letters' }).waitFor();
    await english.page.screenshot({ path: path.join(PICTURES, 'operations-1440-en.png') });
    expect(await faults(english.page)).toEqual([]);
    await english.context.close();
  });
});
