import { jest } from '@jest/globals';
import { waitFor } from '@engawa/testkit';
import { askFor, startDelivering } from '../test/delivering.js';
import type { Answer } from '../test/mail-room.js';
import type { Channel, Consent } from './domain/delivery.js';

let here: Awaited<ReturnType<typeof startDelivering>>;
beforeAll(async () => {
  here = await startDelivering();
  await here.db.query(`INSERT INTO templates (id, purpose, subject, body) SELECT 'spring', 'news', subject, body FROM templates WHERE id = 'thank-you'`);
  await here.db.query('UPDATE delivery_settings SET address_wait_seconds = 0');
});
afterEach(() => jest.restoreAllMocks());
afterAll(() => here.stop());

const said = (state: Consent['state']): Record<string, Consent> => {
  return { service: { basis: 'contract', state: null, permitted: true }, news: { basis: 'consent', state, permitted: state === 'subscribed' } };
};
const mailbox = (state: Consent['state'], address = 'aya@example.jp') => ({ address, consents: said(state), preferences: `https://hello.example.jp/p/${address.slice(0, 3)}` });
const aya = (byMail: Consent['state'], byLetter: Consent['state'] = null): Answer => {
  return { name: '森田 彩', postalAddress: { line1: '天神1-1' }, mails: [mailbox(byMail)], letters: said(byLetter) };
};
const ask = (reach: Answer, channels: Channel[] = ['mail']) => askFor(here, { reach, channels, template: 'spring' });
const endOf = async (id: string) => {
  const [row] = await here.db.query<{ status: string; channel: string | null; reason: string | null }[]>('SELECT status, channel, reason FROM deliveries WHERE id = $1', [id]);
  return [row!.status, row!.channel ?? row!.reason];
};

describe('a message of what can be declined', () => {
  it('goes to who agreed, and tells them and their mail program where to decline', async () => {
    const id = await ask(aya('subscribed'));
    await here.job.run();
    expect(await endOf(id)).toEqual(['sent', 'mail']);
    const { text } = here.room.mails.at(-1)!;
    expect(text).toContain('List-Unsubscribe: <https://hello.example.jp/p/aya/unsubscribe?purpose=news>\r\n');
    expect(text).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n');
    const body = Buffer.from(text.split('\r\n\r\n').slice(1).join(''), 'base64').toString();
    expect(text.includes('https://hello.example.jp/p/aya\r\n') || body.includes('https://hello.example.jp/p/aya')).toBe(true);
  });

  it.each([
    ['was never asked', null, 'never-asked'],
    ['declined', 'unsubscribed', 'unsubscribed'],
    ['took their consent back', 'withdrawn', 'withdrawn'],
  ] as const)('is held for who %s, with the reason', async (_, state, reason) => {
    const before = here.room.mails.length;
    const id = await ask(aya(state));
    await here.job.run();
    expect([await endOf(id), here.room.mails.length]).toEqual([['held', reason], before]);
    const [{ data }] = await here.db.query<[{ data: object }]>(`SELECT data FROM facts WHERE key = $1`, [id]);
    expect(data).toMatchObject({ reason: 'no-address', consent: reason });
  });

  it('goes to the address at which they want it, be another one newer', async () => {
    const id = await ask({ ...aya(null), mails: [mailbox(null, 'new@example.jp'), mailbox('subscribed', 'old@example.jp')] });
    await here.job.run();
    expect(await endOf(id)).toEqual(['sent', 'mail']);
    expect(here.room.mails.at(-1)).toMatchObject({ to: 'old@example.jp', text: expect.stringContaining('/p/old/unsubscribe') as string });
  });

  it('goes by the next channel where they want to be told it', async () => {
    const id = await ask(aya('unsubscribed', 'subscribed'), ['mail', 'letter']);
    await here.job.run();
    expect(await endOf(id)).toEqual(['sent', 'letter']);
  });

  it('is not handed over when the mail server was slow with those before it and they declined meanwhile', async () => {
    const [answer, before] = [Promise.withResolvers<void>(), here.room.mails.length];
    here.room.behaviour = { beforeAnswer: () => answer.promise };
    const ids = await Promise.all(Array.from({ length: 6 }, () => ask(aya('subscribed'))));
    const running = here.job.run();
    await waitFor('as many as are handed over at once', () => here.room.mails.length === before + 4);
    for (const reach of here.addresses.reaches.values()) reach.mails = [mailbox('unsubscribed')];
    const later = performance.now() + 3000;
    jest.spyOn(performance, 'now').mockImplementation(() => later);
    answer.resolve();
    await running;
    const ends = (await Promise.all(ids.map(endOf))).map(String).sort();
    expect([here.room.mails.length - before, ends]).toEqual([4, ['held,unsubscribed', 'held,unsubscribed', 'sent,mail', 'sent,mail', 'sent,mail', 'sent,mail']]);
    here.room.behaviour = {};
  });

  it.each([
    ['declined', { mails: [mailbox('unsubscribed')] }, ['held', 'unsubscribed']],
    ['died', { stopped: 'deceased' as const }, ['held', 'deceased']],
    ['was answered for by nobody', { stopped: undefined }, ['pending', null]],
  ])('is broken off when the mail server was so slow with it that its reader %s meanwhile, and the next one goes', async (_, said, end) => {
    const [id, before] = [await ask(aya('subscribed')), here.room.mails.length];
    const beforeContent = () => {
      for (const reach of here.addresses.reaches.values()) Object.assign(reach, said);
      const later = performance.now() + 3000;
      jest.spyOn(performance, 'now').mockImplementation(() => later);
    };
    here.room.behaviour = { beforeContent };
    await here.job.run();
    here.room.behaviour = {};
    jest.restoreAllMocks();
    expect([await endOf(id), here.room.mails.length]).toEqual([end, before]);
    await here.db.query(`UPDATE deliveries SET status = 'held' WHERE id = $1`, [id]);
    const next = await ask(aya('subscribed'));
    await here.job.run();
    expect([await endOf(next), here.room.mails.length]).toEqual([['sent', 'mail'], before + 1]);
  });

  it('waits when the answer came too late to hand anything over by it', async () => {
    const [id, before] = [await ask(aya('subscribed')), here.room.mails.length];
    const begun = performance.now();
    // Each look at the clock is a second later, so that the answer is old when it is there.
    let looks = 0;
    jest.spyOn(performance, 'now').mockImplementation(() => begun + 1100 * (looks += 1));
    await here.job.run().catch(() => undefined);
    jest.restoreAllMocks();
    expect([await endOf(id), here.room.mails.length]).toEqual([['pending', null], before]);
    await here.db.query(`UPDATE deliveries SET status = 'held' WHERE id = $1`, [id]);
  });

  it('waits while nobody says what they want to be told', async () => {
    const id = await ask({ ...aya('subscribed'), mails: undefined } as Answer);
    await here.job.run();
    expect(await endOf(id)).toEqual(['pending', null]);
  });
});

describe('a message that belongs to an order', () => {
  it('goes to everybody, and says nothing of declining', async () => {
    const id = await askFor(here, { reach: aya('unsubscribed', 'unsubscribed'), channels: ['mail'], template: 'thank-you' });
    await here.job.run();
    expect(await endOf(id)).toEqual(['sent', 'mail']);
    expect(here.room.mails.at(-1)!.text).not.toContain('List-Unsubscribe');
  });
});
