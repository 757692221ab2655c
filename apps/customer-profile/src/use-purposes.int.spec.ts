import { bearer } from '@engawa/testkit';
import supertest from 'supertest';
import { enter, orderPlaced } from '../test/facts.js';
import { startMerging } from '../test/merging.js';
import { preferenceToken } from './domain/preference-token.js';
import type { RegisteredPurpose } from './queries/use-purposes.js';

let service: Awaited<ReturnType<typeof startMerging>>;
beforeAll(async () => {
  service = await startMerging();
});
afterAll(() => service.stop());

const purposes = async () => (await service.get<{ items: RegisteredPurpose[] }>('/api/use-purposes')).body.items;
const purpose = async (id: string) => (await purposes()).find((each) => each.id === id)!;
const put = async (id: string, body: object, version: number) =>
  supertest(service.url).put(`/api/use-purposes/${id}`).set({ authorization: await bearer('customer-profile'), 'if-match': `"${version}"` }).send(body);
/** As anybody sees it. */
const page = async (address: string) => supertest(service.url).get(address).set({ authorization: await bearer('customer-profile', [], { subject: 'public' }) });
const wording = { ja: '紙の便りをお送りするため。', en: 'To send letters.' };

describe('the register of purposes', () => {
  it('keeps what people were told before, and since when', async () => {
    const { version, wording: first, places, since } = await purpose('news');
    expect((await put('news', { id: 'news', wording, places: ['preferences'] }, version)).body).toMatchObject({ version: 2, wording });
    const changed = await purpose('news');
    expect(changed).toMatchObject({ version: 2, wording, places: ['preferences'], earlier: [{ version: 1, wording: first, places, since }] });
    expect(new Date(changed.since) > new Date(since)).toBe(true);
  });

  it('is changed by one of two who read the same', async () => {
    const { version, places } = await purpose('answers');
    const both = await Promise.all([1, 2].map(() => put('answers', { id: 'answers', wording, places }, version)));
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    expect((await put('answers', { id: 'news', wording, places }, version + 1)).body).toMatchObject({ status: 400, pointer: '/id' });
    expect((await put('nothing', { id: 'nothing', wording, places }, 1)).status).toBe(404);
  });

  it('takes another purpose, once', async () => {
    const body = { id: 'letters', wording, places: ['order'] };
    expect((await service.post('/api/use-purposes', body)).body).toMatchObject({ id: 'letters', version: 1 });
    expect((await service.post('/api/use-purposes', body)).status).toBe(409);
    expect((await service.post('/api/use-purposes', { ...body, id: 'moon', places: ['moon'] })).status).toBe(400);
  });

  it('is read by everybody in their language, without what is used no more', async () => {
    const { version } = await purpose('identity');
    await put('identity', { id: 'identity', wording: { ja: '昔の目的。', en: 'Long ago.' }, places: [] }, version);
    const shown = await page('/purposes?lang=en');
    expect(shown.text).toContain('To send letters.');
    expect(shown.text).not.toContain('Long ago.');
    expect((await page('/purposes')).text).toContain('個人情報の利用目的');
    expect((await page('/purposes?place=order')).body).toMatchObject({ wordings: expect.arrayContaining([wording]) as unknown });
  });

  it('is shown on the page where people choose what they are told', async () => {
    await enter(service.db, orderPlaced('P-1', [{ kind: 'mail', value: 'purposes@example.jp' }]));
    const token = preferenceToken(service.linkKey, (await service.customerOf('purposes@example.jp'))!);
    const { text } = await page(`/p/${token}?lang=en`);
    expect(text).toContain('<details class="purposes">');
    expect(text).toContain((await purpose('interests')).wording.en);
    expect(text).not.toContain((await purpose('surveys')).wording.en);
  });
});
