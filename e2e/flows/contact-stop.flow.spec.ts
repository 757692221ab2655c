import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { axeFaults, launchBrowser, openAs, PHONE, PICTURES } from './browser.js';
import { call, customerOf, eventually, mailsTo, orderOf, publish, system, timelineOf, unique } from './system.js';

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

const faults = async (page: Page) => (await axeFaults(page)).map(({ fault }) => fault);
const picture = (page: Page, name: string) => page.screenshot({ path: path.join(PICTURES, `${name}.png`) });

/** 原田稔, who is known and has not ordered yet. */
async function harada() {
  const run = unique();
  const mail = `harada-${run}@example.jp`;
  const profile = { name: `原田 稔 ${run}`, kana: 'ハラダ ミノル' };
  await publish('customer.identify', { customer: { identifiers: [{ kind: 'mail', value: mail }], profile } });
  const { id } = await eventually('him', () => customerOf(mail));
  const entryOf = (type: string) => eventually(`a ${type}`, async () => (await timelineOf(id)).find((each) => each.type === type));
  const typesOf = async () => (await timelineOf(id)).map(({ type }) => type);
  const completeCall = async () => {
    const body = { customer: { origin: id }, channel: 'phone', direction: 'in', customerReason: 'customer.usage', dealReason: 'deal.other', closed: true };
    return (await call<{ id: string }>('POST', '/api/contacts', { body })).body.id;
  };
  const orders = () => publish('order.place', orderOf(`O-${run}`, [{ kind: 'mail', value: mail }]));
  return { id, mail, entryOf, typesOf, completeCall, orders };
}

describe('after the news of a death', () => {
  it('an agent records it in one act, and whoever opens the record sees it first', async () => {
    const { id, entryOf } = await harada();
    const { context, page } = await openAs(browser, /立花/);
    await page.goto(`${system.gateway}/customers/${id}`);
    await page.getByRole('button', { name: 'ご逝去・施設入所を記録' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: '保存してご案内を止める' }).click();
    await dialog.getByText('内容を選んでください。').waitFor();
    await dialog.getByLabel('内容').selectOption('ご逝去');
    await dialog.getByLabel('日付').fill('2026-10-03');
    await dialog.getByLabel('メモ').fill('長女さまより。');
    expect(await faults(page)).toEqual([]);
    await picture(page, 'contact-stop-1440');
    await dialog.getByRole('button', { name: '保存してご案内を止める' }).click();
    await page.getByText('ご案内はすべて止めています。新しいご提案もお控えください。').waitFor();
    await page.getByText('ご逝去の知らせを受け、ご案内を止めました').waitFor();
    expect(await faults(page)).toEqual([]);
    await picture(page, 'contact-stopped-1440');
    expect((await entryOf('customer.contact-stopped')).data).toMatchObject({ reason: 'deceased', toldBy: 'family', on: '2026-10-03', note: '長女さまより。' });
    await page.setViewportSize(PHONE);
    await page.getByText('ご案内はすべて止めています。').waitFor();
    await picture(page, 'contact-stopped-390');
    expect(await faults(page)).toEqual([]);
    await context.close();
  });

  it('no service sends or asks anything, whatever still happens, until it turns out to be a mistake', async () => {
    const { id, mail, entryOf, typesOf, completeCall, orders } = await harada();
    expect((await call('POST', `/api/customers/${id}/stop-contact`, { body: { reason: 'deceased', toldBy: 'family' } })).status).toBe(204);
    await entryOf('customer.contact-stopped');
    await orders();
    const unasked = await completeCall();
    const held = await entryOf('message.held');
    expect(held.data).toMatchObject({ reason: 'no-address', stopped: 'deceased' });

    expect((await call('POST', `/api/customers/${id}/resume-contact`)).status).toBe(204);
    const asked = await completeCall();
    const invited = await entryOf('survey.invited');
    expect([invited.about.contact, invited.about.contact === unasked]).toEqual([asked, false]);
    await entryOf('message.sent');
    expect((await mailsTo(mail)).map(({ subject }) => subject)).toEqual(['ご相談のあとのお伺い（3問・1分）']);
    expect((await typesOf()).filter((type) => type === 'survey.invited')).toHaveLength(1);
  });
});
