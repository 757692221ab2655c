import { randomBytes } from 'node:crypto';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { axeFaults, launchBrowser, openAs, PHONE, PICTURES } from './browser.js';
import { call, customerOf, mailsTo, system, timelineOf, unique } from './system.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const faults = async (page: Page) => (await axeFaults(page)).map(({ fault }) => fault);
const picture = (page: Page, name: string) => page.screenshot({ path: path.join(PICTURES, `${name}.png`) });
const run = unique();
/** 氏名,メールアドレス,電話番号,備考 and 髙橋 和子, 緒方 誠一 as spreadsheets in Japan write them. */
const head = Buffer.from('8e8196bc2c8381815b838b83418368838c83582c9364986294d48d862c94f58d6c0d0a', 'hex');
const [takahashi, ogata] = [Buffer.from('eee08bb42098618e71', 'hex'), Buffer.from('8f8f95fb2090bd88ea', 'hex')];
const mailOf = (who: string) => `${who}-${run}@example.jp`;
const line = (name: Buffer, mail: string, phone: string) => Buffer.concat([name, Buffer.from(`,${mail},${phone},\r\n`)]);
const digits = String(Math.floor(Math.random() * 1e7)).padStart(7, '0');
const file = Buffer.concat([head, line(takahashi, mailOf('takahashi'), `0905${digits}`), line(ogata, mailOf('ogata'), '12')]);

describe('a list of customers from a spreadsheet', () => {
  /** Others have sent files and have not gone on with them. */
  beforeAll(async () => {
    for (const name of ['a.csv', 'a.csv']) {
      const { id } = (await call<{ id: string }>('POST', '/api/imports', { body: { name, sizeBytes: 4 } })).body;
      await call('PUT', `/api/imports/${id}/chunks/0`, { body: 'mail', headers: { 'content-type': 'application/octet-stream' } });
    }
  });


  it('is dropped, read as Shift_JIS, tried, and written; the line with a wrong number comes back with its reason', async () => {
    const { context, page } = await openAs(browser, /藤本/);
    await page.getByRole('link', { name: 'お客様の取り込み' }).click();
    await page.getByText('ここにファイルを置くか、選んでください。').waitFor();
    expect(await faults(page)).toEqual([]);
    await page.setInputFiles('input[type=file]', { name: `会員名簿-${run}.csv`, mimeType: 'text/csv', buffer: file });
    const card = page.getByRole('article', { name: `会員名簿-${run}.csv` });
    await card.getByText('Shift_JISとして読みました。列が何を表すかを確かめてください。').waitFor();
    expect(await card.getByLabel('「氏名」の列').inputValue()).toBe('name');
    expect(await card.getByLabel('「電話番号」の列').inputValue()).toBe('phone');
    expect(await card.getByLabel('「備考」の列').inputValue()).toBe('');
    await card.getByText('髙橋 和子').waitFor();
    expect(await faults(page)).toEqual([]);
    await picture(page, 'import-columns-1440');
    await card.getByRole('button', { name: '下調べをする' }).click();
    await card.getByText('取り込めない1行を理由とともに保存する').waitFor();
    expect(await customerOf(mailOf('takahashi'))).toBeUndefined();
    const downloading = page.waitForEvent('download');
    await card.getByText('取り込めない1行を理由とともに保存する').click();
    expect((await downloading).suggestedFilename()).toBe('errors.csv');
    expect(await faults(page)).toEqual([]);
    await picture(page, 'import-checked-1440');
    await card.getByRole('button', { name: '取り込む', exact: true }).click();
    await card.getByText('取り込みました', { exact: true }).waitFor();
    await page.setViewportSize(PHONE);
    await picture(page, 'import-done-390');
    expect(await faults(page)).toEqual([]);
    await context.close();
    const found = (await customerOf(mailOf('takahashi')))!;
    expect(found.name).toEqual({ full: '髙橋 和子' });
    expect((await timelineOf(found.id)).map(({ type }) => type)).toEqual(['customer.identified']);
    expect(await customerOf(mailOf('ogata'))).toBeUndefined();
    expect(await mailsTo(mailOf('takahashi'))).toEqual([]);
  });

  it('a second time is asked about, and changes nothing', async () => {
    const { context, page } = await openAs(browser, /藤本/);
    await page.getByRole('link', { name: 'お客様の取り込み' }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('t');
    await page.setInputFiles('input[type=file]', { name: `もう一度-${run}.csv`, mimeType: 'text/csv', buffer: file });
    const card = page.getByRole('article', { name: `もう一度-${run}.csv` });
    await card.getByRole('button', { name: '下調べをする' }).click();
    await card.getByRole('button', { name: '取り込む', exact: true }).click();
    await card.getByText('まったく同じファイルを、前に取り込んでいます。').waitFor();
    await card.getByRole('button', { name: 'それでも取り込む' }).click();
    await card.getByText('取り込みました', { exact: true }).waitFor();
    expect(await card.locator('dd').allTextContents()).toEqual(['0', '0', '1', '1']);
    await context.close();
    expect((await timelineOf((await customerOf(mailOf('takahashi')))!.id)).length).toBe(1);
  });

  it('with household codes is written as households: whoever opens one of them sees the others', async () => {
    const lines = ['会員番号,氏名,世帯コード,続柄', `YS-${run},山本 節子 ${run},F-${run},世帯主`, `YM-${run},山本 真理 ${run},F-${run},長女`, `YK-${run},山本 健 ${run},F-${run},世帯主`];
    const { context, page } = await openAs(browser, /藤本/);
    await page.getByRole('link', { name: 'お客様の取り込み' }).click();
    await page.setInputFiles('input[type=file]', { name: `家族-${run}.csv`, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) });
    const card = page.getByRole('article', { name: `家族-${run}.csv` });
    await card.getByText('UTF-8として読みました。').waitFor();
    expect(await card.getByLabel('「世帯コード」の列').inputValue()).toBe('household');
    expect(await card.getByLabel('「続柄」の列').inputValue()).toBe('householdRole');
    expect(await faults(page)).toEqual([]);
    await picture(page, 'import-households-1440');
    await card.getByRole('button', { name: '下調べをする' }).click();
    const downloading = page.waitForEvent('download');
    await card.getByText('取り込めない1行を理由とともに保存する').click();
    const saved = (await (await downloading).createReadStream()).setEncoding('utf8');
    expect((await saved.toArray()).join('')).toContain('続柄: この世帯には世帯主がいます');
    expect(await card.locator('dd').allTextContents()).toEqual(['2', '0', '0', '1']);
    await card.getByRole('button', { name: '取り込む', exact: true }).click();
    await card.getByText('取り込みました', { exact: true }).waitFor();
    await context.close();
    const desk = await openAs(browser, /野口/);
    await desk.page.goto(`${system.gateway}/customers/${(await customerOf(`YS-${run}`))!.id}`);
    const household = desk.page.getByRole('list', { name: '世帯', exact: true });
    await household.getByRole('link', { name: `山本 真理 ${run} 様` }).waitFor();
    expect(await household.getByRole('listitem').allInnerTexts()).toEqual([expect.stringContaining('世帯主'), expect.stringContaining('子')]);
    expect(await axeFaults(desk.page)).toEqual([]);
    await picture(desk.page, 'import-household-1440');
    await desk.context.close();
  });

  it('that is broken off goes on where it was when the same file is chosen again', async () => {
    const { context, page } = await openAs(browser, /藤本/);
    await page.goto(`${page.url().replace(/\/[^/]*$/, '')}/imports`);
    const mails = Array.from({ length: 60_000 }, () => `${randomBytes(12).toString('hex')}@example.jp`);
    const large = { name: `大きな名簿-${run}.csv`, mimeType: 'text/csv', buffer: Buffer.from(['mail', ...mails].join('\r\n')) };
    // Two pieces arrive, and then the connection is gone.
    let pieces = 0;
    await page.route('**/chunks/*', (route) => ((pieces += 1) > 1 ? route.abort() : route.continue()));
    await page.setInputFiles('input[type=file]', large);
    await page.getByText('途中で止まりました。同じファイルをもう一度選ぶと、続きから送ります。').waitFor();
    const card = page.getByRole('article', { name: large.name });
    await card.getByText(/^\d+%まで届いています。/).waitFor();
    expect(await faults(page)).toEqual([]);
    await page.unroute('**/chunks/*');
    const sent: string[] = [];
    page.on('request', (request) => void (request.method() === 'PUT' && sent.push(request.url())));
    await page.setInputFiles('input[type=file]', large);
    await card.getByRole('button', { name: '下調べをする' }).waitFor();
    expect(sent.map((url) => url.split('/').at(-1))).toEqual(['1', '2']);
    await card.getByRole('button', { name: '中止する' }).click();
    await card.getByText('中止しました').waitFor();
    await context.close();
  });
});
