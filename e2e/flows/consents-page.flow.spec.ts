import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { axeFaults, launchBrowser, openAs, PHONE, PICTURES } from './browser.js';
import { call, customerOf, eventually, publish, system, timelineOf, unique } from './system.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const faults = async (page: Page) => (await axeFaults(page)).map(({ fault }) => fault);
const picture = (page: Page, name: string) => page.screenshot({ path: path.join(PICTURES, `${name}.png`) });

/** 森田彩, of whom nobody knows what she wants to be told. */
async function morita() {
  const run = unique();
  const mail = `aya-${run}@example.jp`;
  const customer = { identifiers: [{ kind: 'mail', value: mail }], profile: { name: `森田 彩 ${run}` } };
  await publish('customer.identify', { customer });
  const { id } = await eventually('her', () => customerOf(mail));
  return { id, mail };
}
/** What is told of one purpose on one channel. */
const wish = (page: Page, purpose: string, channel: string) => page.getByRole('rowgroup').filter({ hasText: purpose }).getByRole('row', { name: channel });
const open = (page: Page, id: string) => page.goto(`${system.gateway}/customers/${id}`);

describe('what a customer wants to be told', () => {
  it('is recorded by an agent with how she said it, and the record shows all of it', async () => {
    const { id, mail } = await morita();
    const { context, page } = await openAs(browser, /立花/);
    await open(page, id);
    const [news, survey] = [wish(page, '旬の便り', 'メール'), wish(page, 'アンケートのお願い', 'メール')];
    await news.getByText('未確認（送れません）').waitFor();
    await survey.getByText('未確認（送れます）').waitFor();
    expect(await faults(page)).toEqual([]);
    await picture(page, 'consents-1440');

    await page.getByRole('button', { name: '変更する' }).click();
    const dialog = page.getByRole('dialog');
    const say = async (purpose: string, state: string) => {
      await dialog.getByRole('checkbox', { name: purpose }).check();
      await dialog.getByRole('checkbox', { name: mail }).check();
      await dialog.getByRole('combobox', { name: 'ご希望' }).selectOption(state);
    };
    const save = () => dialog.getByRole('button', { name: '保存する' }).click();
    await save();
    await dialog.getByText('宛先をお確かめください。').waitFor();
    await say('旬の便り', '受け取る');
    await save();
    await dialog.getByText('どのように伺ったかを入力してください。').waitFor();
    expect(await faults(page)).toEqual([]);
    await picture(page, 'consents-change-1440');
    await dialog.getByLabel('どのように').fill('電話で承諾');
    await save();
    await news.getByText('受け取る', { exact: true }).waitFor();
    await dialog.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: '変更する' }).click();
    await say('アンケートのお願い', '受け取らない');
    await save();
    await survey.getByText('受け取らない').waitFor();
    await news.getByText('受け取る', { exact: true }).waitFor();
    await dialog.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: '記録を見る', exact: true }).click();
    const said = page.getByRole('list', { name: 'ご希望の記録' }).getByRole('listitem');
    await said.filter({ hasText: '旬の便り' }).getByText('電話で承諾').waitFor();
    await said.filter({ hasText: 'アンケートのお願い' }).getByText('受け取らない').waitFor();
    await said.first().getByText('立花恵').scrollIntoViewIfNeeded();
    expect(await faults(page)).toEqual([]);
    await picture(page, 'consents-record-1440');
    const { body } = await call<{ items: object[] }>('GET', `/api/consents?customer=${id}`);
    expect(body.items).toMatchObject([
      { channel: 'mail', address: mail, purpose: 'survey', state: 'unsubscribed', how: 'desk', by: '立花恵' },
      { channel: 'mail', address: mail, purpose: 'news', state: 'subscribed', how: 'desk', form: '電話で承諾', by: '立花恵' },
    ]);
    expect((await timelineOf(id)).filter(({ type }) => type === 'consent.changed')).toHaveLength(2);
    await context.close();
  });

  it('is recorded of one of her two landlines alone', async () => {
    const run = unique();
    const end = String(parseInt(run.slice(0, 4), 16) % 10_000).padStart(4, '0');
    const identifiers = [...[`03-3001-${end}`, `0942-31-${end}`].map((value) => ({ kind: 'phone', value })), { kind: 'mail', value: `rei-${run}@example.jp` }];
    await publish('customer.identify', { customer: { identifiers, profile: { name: `森田 玲 ${run}` } } });
    const { id } = await eventually('her', () => customerOf(`rei-${run}@example.jp`));
    const { context, page } = await openAs(browser, /立花/);
    await open(page, id);
    await page.getByRole('button', { name: '変更する' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: '旬の便り' }).check();
    await dialog.getByRole('checkbox', { name: `094231-${end}` }).check();
    await dialog.getByRole('combobox', { name: 'ご希望' }).selectOption('受け取らない');
    expect(await faults(page)).toEqual([]);
    await dialog.getByRole('button', { name: '保存する' }).click();
    await dialog.waitFor({ state: 'detached' });
    const { body } = await call<{ items: object[] }>('GET', `/api/consents?customer=${id}`);
    expect(body.items).toEqual([expect.objectContaining({ channel: 'phone', address: `+8194231${end}`, state: 'unsubscribed' })]);
    await context.close();
  });

  it('is shown to who may not change it, with the address masked', async () => {
    const { id } = await morita();
    const { context, page } = await openAs(browser, /河野/);
    await open(page, id);
    await wish(page, '旬の便り', 'メール').getByText('a***@example.jp').waitFor();
    await page.getByRole('button', { name: '記録を見る', exact: true }).click();
    await page.getByText('まだ記録はありません。').waitFor();
    expect(await page.getByRole('button', { name: '変更する' }).count()).toBe(0);
    expect(await faults(page)).toEqual([]);
    await context.close();
  });

  it('stands in English too, and fits a phone', async () => {
    const { id, mail } = await morita();
    const { context, page } = await openAs(browser, /立花/, PHONE, 'en-GB');
    const fits = async () => expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
    await open(page, id);
    await page.getByRole('button', { name: 'Details', exact: true }).click();
    const news = wish(page, 'Seasonal news', 'Mail');
    await news.getByText('Not asked (not sent)').waitFor();
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: 'Seasonal news' }).check();
    await dialog.getByRole('checkbox', { name: mail }).check();
    await dialog.getByRole('combobox', { name: 'What they said' }).selectOption('Agreed');
    await dialog.getByLabel('How they said it').fill('Said so on the phone');
    expect(await faults(page)).toEqual([]);
    await fits();
    await picture(page, 'consents-change-390-en');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await news.getByText('Agreed').waitFor();
    await dialog.waitFor({ state: 'detached' });

    await page.getByRole('button', { name: 'See the record', exact: true }).click();
    await page.getByRole('list', { name: 'Record of what they said' }).getByText('Said so on the phone').scrollIntoViewIfNeeded();
    expect(await faults(page)).toEqual([]);
    await fits();
    await picture(page, 'consents-390-en');
    await context.close();
  });
});
