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
const entry = (page: Page, title: string) => page.getByRole('listitem').filter({ has: page.getByRole('button', { name: title, exact: true }) });

/** 髙橋和子, who ordered in two months and then called about the second order. */
async function takahashi() {
  const run = unique();
  const mail = `kazuko-${run}@example.jp`;
  const identifiers = [{ kind: 'mail', value: mail }];
  const customer = { identifiers, profile: { name: '髙橋 和子' } };
  const [spring, autumn] = [`H-${run}`, `A-${run}`];
  await publish('order.place', orderOf(spring, identifiers), { time: '2026-04-10T10:00:00+09:00' });
  await publish('order.place', orderOf(autumn, identifiers, { customer }));
  const { id } = await eventually('both orders', async () => {
    const found = await customerOf(mail);
    return found && (await timelineOf(found.id)).filter(({ type }) => type === 'order.placed').length === 2 ? found : undefined;
  });
  const called = { customer: { origin: id }, channel: 'phone', direction: 'in', quote: '箱の角がつぶれていました。', orderId: `main:${autumn}`, closed: false };
  await call('POST', '/api/contacts', { body: called });
  await eventually('her call', async () => (await timelineOf(id)).find(({ type }) => type === 'contact.opened'));
  return { id, spring, autumn };
}

describe('the timeline of 髙橋和子', () => {
  it('takes a note for another department, keeps what was there before, and shows everybody what is pinned', async () => {
    const { id } = await takahashi();
    const { context, page } = await openAs(browser, /立花/);
    await page.goto(`${system.gateway}/customers/${id}`);

    await page.getByRole('button', { name: 'メモを書く' }).click();
    const dialog = page.getByRole('dialog');
    const text = dialog.getByLabel('内容');
    await text.pressSequentially('＠');
    await dialog.getByRole('option', { name: '受注' }).waitFor();
    expect(await faults(page)).toEqual([]);
    await picture(page, 'timeline-note-1440');
    await text.press('ArrowDown');
    await text.press('ArrowUp');
    await text.press('Enter');
    await text.pressSequentially('次は置き配を希望');
    await dialog.getByRole('button', { name: '保存する' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('＠受注 次は置き配を希望').first().waitFor();
    const { body } = await call<{ items: { customer: string }[] }>('GET', '/api/mentions?department=order');
    expect(body.items[0]).toMatchObject({ customer: id });

    await page.getByRole('button', { name: 'メモ', exact: true }).click();
    await page.getByRole('button', { name: '訂正する' }).click();
    await dialog.getByLabel('内容').fill('＠受注 次は対面を希望');
    await dialog.getByRole('button', { name: '保存する' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('＠受注 次は対面を希望').first().waitFor();
    await page.getByRole('list', { name: '訂正の記録' }).getByText('＠受注 次は置き配を希望').waitFor();

    await page.getByRole('button', { name: 'ピン留めする' }).click();
    await page.getByRole('list', { name: 'ピン留めした記録' }).getByText('次は対面を希望').waitFor();
    expect(await faults(page)).toEqual([]);
    await picture(page, 'timeline-1440');
    await page.setViewportSize(PHONE);
    await page.getByRole('list', { name: 'ピン留めした記録' }).waitFor();
    expect(await faults(page)).toEqual([]);
    await picture(page, 'timeline-390');
    await context.close();
  });

  it('is found by the department that a note is for, in a list of its own that tells what came since', async () => {
    const { id } = await takahashi();
    const write = (text: string) => call('POST', `/api/customers/${id}/notes`, { body: { text } });
    const run = unique();
    await write(`@店舗・営業 箱つぶれのお詫びをお伝えください。 ${run}`);
    const { context, page } = await openAs(browser, /古賀/);
    const row = (text: string) => page.getByRole('row').filter({ hasText: text });
    await page.getByRole('link', { name: '部署あてのメモ' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('n');
    await page.getByRole('link', { name: '店舗・営業' }).click();
    await row(`箱つぶれのお詫びをお伝えください。 ${run}`).getByRole('link', { name: '髙橋 和子 様' }).waitFor();
    expect(await row(run).getByText('新着').count()).toBe(0);

    await write(`＠店舗・営業 生姜もお好きです。 ${run}`);
    await page.reload();
    await row('生姜もお好きです。').getByText('新着').waitFor();
    expect(await row('箱つぶれ').getByText('新着').count()).toBe(0);
    expect(await faults(page)).toEqual([]);
    await picture(page, 'mentions-1440');
    await page.setViewportSize(PHONE);
    expect(await faults(page)).toEqual([]);
    await picture(page, 'mentions-390');
    await row('生姜もお好きです。').getByRole('link', { name: '髙橋 和子 様' }).click();
    await page.getByText('生姜もお好きです。').first().waitFor();
    await context.close();
  });

  it('is searched in Japanese, gone through by month, and followed along one order and back', async () => {
    const { id, spring, autumn } = await takahashi();
    const { context, page } = await openAs(browser, /立花/);
    await page.goto(`${system.gateway}/customers/${id}`);
    await entry(page, `ご注文 ${autumn}`).waitFor();

    await page.getByRole('button', { name: '条件をしぼる' }).click();
    await page.getByLabel('ことばで探す').fill('つぶれ');
    await entry(page, `ご注文 ${autumn}`).waitFor({ state: 'detached' });
    await page.getByText('箱の角がつぶれていました。').waitFor();
    expect(await faults(page)).toEqual([]);
    await picture(page, 'timeline-search-1440');
    expect(page.url()).not.toContain('q=');
    await page.getByRole('button', { name: '閉じる' }).click();
    await page.getByRole('button', { name: '「つぶれ」を外す' }).click();

    const months = page.getByRole('group', { name: '月ごとの記録' }).getByRole('button');
    const april = months.first();
    await months.last().focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Enter');
    await entry(page, `ご注文 ${autumn}`).waitFor({ state: 'detached' });
    await entry(page, `ご注文 ${spring}`).waitFor();
    expect(await april.getAttribute('aria-pressed')).toBe('true');
    expect(await april.getAttribute('aria-label')).toMatch(/4月.*件/);
    await picture(page, 'timeline-month-1440');
    await april.click();

    await page.getByRole('button', { name: `ご注文 ${autumn}`, exact: true }).click();
    await page.getByRole('link', { name: 'この注文のすべて' }).click();
    await page.getByRole('heading', { name: `ご注文 ${autumn} のすべて` }).waitFor();
    await page.getByText('箱の角がつぶれていました。').waitFor();
    await entry(page, `ご注文 ${spring}`).waitFor({ state: 'detached' });
    expect(new URL(page.url()).searchParams.get('order')).toBe(`main:${autumn}`);
    expect(await faults(page)).toEqual([]);
    await picture(page, 'timeline-order-1440');
    await page.setViewportSize(PHONE);
    await page.getByRole('heading', { name: `ご注文 ${autumn} のすべて` }).waitFor();
    expect(await faults(page)).toEqual([]);
    await picture(page, 'timeline-order-390');
    await page.getByRole('link', { name: 'お客様のタイムラインに戻る' }).click();
    await entry(page, `ご注文 ${spring}`).waitFor();
    await context.close();
  });

  it('is saved as a file by who may, and by nobody else', async () => {
    const { id } = await takahashi();
    const { context, page } = await openAs(browser, /野口/);
    await page.goto(`${system.gateway}/customers/${id}`);
    await page.getByRole('button', { name: '書き出す' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'CSVで保存' }).click();
    expect((await downloading).suggestedFilename()).toBe('timeline.csv');
    await context.close();
    const agent = await openAs(browser, /立花/);
    await agent.page.goto(`${system.gateway}/customers/${id}`);
    await agent.page.getByRole('button', { name: 'メモを書く' }).waitFor();
    expect(await agent.page.getByRole('button', { name: '書き出す' }).count()).toBe(0);
    await agent.context.close();
  });
});
