import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { axeFaults, launchBrowser, newPage, openAs, PHONE, PICTURES } from './browser.js';
import { call, customerOf, eventually, mailsTo, orderOf, publish, system, unique } from './system.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const goTo = (page: Page, address: string) => page.goto(`${system.gateway}${address}`);
const dialogOf = (page: Page) => page.getByRole('dialog');
const gone = (page: Page) => dialogOf(page).waitFor({ state: 'detached' });
const fits = async (page: Page) => expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(PHONE.width);
/** No fault, and a picture of what was looked at. */
async function sound(page: Page, name: string) {
  expect((await axeFaults(page)).map(({ fault }) => fault)).toEqual([]);
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
}

describe('藤本純, who answers for how long data is kept', () => {
  const run = unique();

  it('puts a lifetime into force, not a shorter one than the law permits, and sees what was deleted under it', async () => {
    const { context, page } = await openAs(browser, /藤本/);
    await page.getByRole('navigation', { name: 'メニュー' }).waitFor();
    for (const key of 'gl') await page.keyboard.press(key);
    await page.getByRole('heading', { name: '保存期間と利用目的' }).waitFor();
    const rowOf = (name: string) => page.getByRole('table', { name: '保存期間' }).getByRole('row').filter({ hasText: name });
    await rowOf('FAX広告への同意の記録').getByText('案', { exact: true }).waitFor();
    await sound(page, 'lifetimes-1440');

    await page.getByRole('button', { name: 'FAX広告への同意の記録' }).click();
    const dialog = dialogOf(page);
    const days = dialog.getByRole('textbox', { name: '日数' });
    const save = () => dialog.getByRole('button', { name: '適用する' }).click();
    await days.fill('365');
    await save();
    await dialog.getByText('法律により、366日以上の保存が必要です。').waitFor();
    await sound(page, 'lifetimes-refused-1440');
    await days.fill('400');
    await save();
    await gone(page);
    await rowOf('FAX広告への同意の記録').getByText('適用中').waitFor();
    await rowOf('FAX広告への同意の記録').getByText('400日').waitFor();

    await publish('survey.answer', { answerId: `LT-${run}`, survey: 'csat-contact', customer: { identifiers: [{ kind: 'member', value: `LP-${run}` }] }, answers: [{ question: 'comment', value: `丁寧 ${run}` }] }, { time: '2012-05-01T10:00:00+09:00' });
    await eventually('the answer', () => customerOf(`LP-${run}`));
    await page.getByRole('button', { name: 'アンケートの回答' }).click();
    await days.fill('3653');
    await save();
    await gone(page);
    const proof = page.getByRole('table', { name: '削除の記録' }).getByRole('row').filter({ hasText: 'アンケートの回答' });
    await proof.getByText('完了').waitFor();
    expect(await proof.textContent()).toMatch(/アンケート:.*回答/);
    await page.getByRole('heading', { name: '削除の記録' }).scrollIntoViewIfNeeded();
    await sound(page, 'lifetimes-deleted-1440');
    await context.close();
  });

  it('gives a purpose another wording, which people see at once, and finds the one before', async () => {
    const { context, page } = await openAs(browser, /藤本/);
    await goTo(page, '/lifetimes?view=purposes');
    const table = page.getByRole('table', { name: '個人情報の利用目的' });
    await table.waitFor();
    await sound(page, 'purposes-1440');
    const id = `flow-${run}`;
    const add = async (ja: string) => {
      await dialogOf(page).getByLabel('日本語の文言').fill(ja);
      await dialogOf(page).getByLabel('英語の文言').fill('For a test.');
      await dialogOf(page).getByRole('button', { name: '保存' }).click();
    };
    await page.getByRole('button', { name: '利用目的を追加' }).click();
    await dialogOf(page).getByLabel('識別名').fill('Ä');
    await add(`試しのため ${run}`);
    await dialogOf(page).getByText('英小文字、数字、ハイフンで').waitFor();
    await dialogOf(page).getByLabel('識別名').fill(id);
    await dialogOf(page).getByRole('checkbox', { name: 'サイト' }).check();
    await sound(page, 'purpose-dialog-1440');
    await dialogOf(page).getByRole('button', { name: '保存' }).click();
    await gone(page);
    await table.getByRole('button', { name: `試しのため ${run}` }).click();
    await add(`改めて試すため ${run}`);
    await gone(page);
    const row = table.getByRole('row').filter({ hasText: `改めて試すため ${run}` });
    await row.getByText('前の文言 1件').click();
    await row.getByText(`試しのため ${run}`, { exact: false }).last().waitFor();
    expect(await (await fetch(`${system.gateway}/purposes`)).text()).toContain(`改めて試すため ${run}`);
    await context.close();
  });

  it('reads both on a telephone, in English and in the dark', async () => {
    const { context, page } = await openAs(browser, /藤本/, PHONE, 'en-GB');
    await page.emulateMedia({ colorScheme: 'dark' });
    await goTo(page, '/lifetimes');
    await page.getByRole('heading', { name: 'What was deleted' }).waitFor();
    await fits(page);
    await sound(page, 'lifetimes-390');
    await goTo(page, '/lifetimes?view=purposes');
    await page.getByRole('table').waitFor();
    await fits(page);
    await sound(page, 'purposes-390');
    await context.close();
  });
});

it('立花恵 sees beside what she writes down what it is used for', async () => {
  const member = { kind: 'member', value: `LU-${unique()}` };
  await publish('order.place', orderOf(unique(), [member]));
  const { id } = await eventually('them', () => customerOf(member.value));
  const { context, page } = await openAs(browser, /立花/);
  await goTo(page, `/customers/${id}`);
  await page.getByRole('button', { name: /対応を記録/ }).click();
  const purposes = page.getByRole('form', { name: '対応の記録' }).getByText('個人情報の利用目的');
  await purposes.click();
  await page.getByText('お問い合わせやご相談にお答えし').waitFor();
  await purposes.scrollIntoViewIfNeeded();
  await sound(page, 'purposes-record-1440');
  await context.close();
});

it('森田彩 reads what her answers are used for where she gives them, and where she chooses what she is told', async () => {
  const run = unique();
  const mail = `purposes-${run}@example.jp`;
  await publish('order.place', orderOf(`PU-${run}`, [{ kind: 'mail', value: mail }]));
  const { id } = await eventually('her', () => customerOf(mail));
  const body = { customer: { origin: id }, channel: 'phone', direction: 'in', customerReason: 'customer.usage', dealReason: 'deal.other', note: '飲み方', closed: true };
  expect((await call('POST', '/api/contacts', { body })).status).toBe(201);
  const pathIn = (text: string, of: RegExp) => new URL(of.exec(text)![0]).pathname;
  const invitation = await eventually('the invitation', async () => (await mailsTo(mail)).find((each) => each.text.includes('/s/')));
  const survey = pathIn(invitation.text, /https?:\/\/\S+\/s\/\S+/);
  const preferences = pathIn(invitation.text, /https?:\/\/\S+\/p\/[^\s?]+/);
  const { context, page } = await newPage(browser, PHONE);
  for (const [address, wording, name] of [
    [survey, 'ご回答を集計・分析し、商品とサービスを改善するため。', 'purposes-survey-390'],
    [preferences, 'ご関心に合ったご案内をするため。', 'purposes-preferences-390'],
  ] as const) {
    await goTo(page, address);
    expect(await page.getByText(wording).isVisible()).toBe(false);
    await page.getByText('個人情報の利用目的').click();
    await page.getByText(wording).scrollIntoViewIfNeeded();
    expect(await page.getByText(wording).isVisible()).toBe(true);
    await fits(page);
    await sound(page, name);
    expect(await (await fetch(`${system.gateway}${address}?lang=en`)).text()).toContain('What we use personal data for');
  }
  await page.getByRole('link', { name: 'すべての利用目的を見る' }).click();
  await page.getByRole('heading', { name: '個人情報の利用目的' }).waitFor();
  await sound(page, 'purposes-public-390');
  await context.close();
});
