import { randomUUID } from 'node:crypto';
import { CustomerContactStopped, eventsTopic } from '@engawa/contracts';
import { bearer, mail, phone, tapTopics, waitFor } from '@engawa/testkit';
import supertest from 'supertest';
import { preferenceToken } from './domain/preference-token.js';
import { contactPoints } from './queries/contact-points.js';
import { day, enter, orderPlaced } from '../test/facts.js';
import { startMerging } from '../test/merging.js';

let service: Awaited<ReturnType<typeof startMerging>>;
beforeAll(async () => {
  service = await startMerging();
});
afterAll(() => service.stop());

let run = 0;
/** 原田稔, with one order. */
async function harada(at = day(1)) {
  const address = mail(`harada-${++run}@example.jp`);
  await enter(service.db, orderPlaced(`H-${run}`, [address], at, { name: '原田 稔', address: { line1: '天神1-1' } }));
  return { id: (await service.customerOf(address.value))!, address };
}
interface Detail {
  stopped: { reason: string; on: string | null; since: string } | null;
}
const told = { reason: 'deceased', toldBy: 'family', on: '2026-10-03', note: '長女さまより' };
const stop = (id: string, body: object = told, own?: string) => service.post(`/api/customers/${id}/stop-contact`, body, own);
const resume = (id: string) => service.post(`/api/customers/${id}/resume-contact`, {});
const stoppedOf = async (id: string) => (await service.get<Detail>(`/api/customers/${id}`)).body.stopped;
const reachOf = async (id: string) => (await contactPoints(service.db, [id], () => ''))[0]!.stopped;
/** How many things may be told, whatever it is and wherever. */
const permittedOf = async (id: string) => {
  const { addresses } = (await service.get<{ addresses: { purposes: { permitted: boolean }[] }[] }>(`/api/customers/${id}/consents`)).body;
  return addresses.flatMap(({ purposes }) => purposes).filter(({ permitted }) => permitted).length;
};
const titlesOf = async (id: string) => (await service.get<{ items: { type: string; title: { ja: string } }[] }>(`/api/customers/${id}/timeline`)).body.items.map(({ title }) => title.ja);

describe('news of a death', () => {
  it('is one act that whoever looks sees, that messages ask for, and that other services are told of', async () => {
    const { id } = await harada();
    expect([await stoppedOf(id), await reachOf(id)]).toEqual([null, null]);
    expect(await permittedOf(id)).toBeGreaterThan(0);
    expect((await stop(id)).status).toBe(204);
    expect(await permittedOf(id)).toBe(0);
    expect(await stoppedOf(id)).toEqual({ reason: 'deceased', on: '2026-10-03', since: expect.any(String) as string });
    expect(await reachOf(id)).toBe('deceased');
    expect((await titlesOf(id))[0]).toBe('ご逝去の知らせを受け、ご案内を止めました');
    const tap = await tapTopics([eventsTopic('customer-profile')]);
    const stated = await waitFor('what others read', () => tap.messages.find(({ key, type }) => key === id && type === CustomerContactStopped.type));
    expect(stated.data).toMatchObject({ reason: 'deceased', toldBy: 'family' });
    expect(stated.data).not.toHaveProperty('note');
    await tap.stop();
  });

  it('is told once, and taken back when it was a mistake', async () => {
    const { id } = await harada();
    expect(await resume(id)).toMatchObject({ status: 409, body: { type: 'urn:engawa:problem:not-stopped' } });
    const answers = await Promise.all([stop(id), stop(id), stop(id)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409]);
    expect((await stop(id)).body.type).toBe('urn:engawa:problem:already-stopped');
    expect((await resume(id)).status).toBe(204);
    expect([await stoppedOf(id), await reachOf(id)]).toEqual([null, null]);
    expect(await titlesOf(id)).toEqual(expect.arrayContaining(['ご案内を再開しました']));
    expect((await stop(id, { reason: 'care-home', toldBy: 'facility' })).status).toBe(204);
    expect(await stoppedOf(id)).toMatchObject({ reason: 'care-home', on: null });
  });

  it('holds for both when two turn out to be one, and stays with whom it was told of when they part', async () => {
    const [one, other] = [await harada(day(1)), await harada(day(2))];
    await stop(other.id);
    await service.merge(one.id, other.id);
    expect([await reachOf(one.id), await reachOf(other.id)]).toEqual(['deceased', 'deceased']);
    expect(await stop(one.id)).toMatchObject({ status: 409 });
    const [merge] = await service.mergesOf(one.id);
    await service.unmerge(one.id, merge!.id);
    expect([await reachOf(one.id), await reachOf(other.id)]).toEqual([null, 'deceased']);
  });

  it('leaves nothing to choose on the page behind the link of an old mail, and nothing chosen there counts', async () => {
    const { id } = await harada(day(1));
    const page = `/p/${preferenceToken(service.linkKey, id)}`;
    const visitor = { authorization: await bearer('customer-profile', [], { subject: 'public', name: 'public', from: '203.0.113.9' }) };
    const shown = [...(await supertest(service.url).get(page).set(visitor)).text.matchAll(/name="shown" value="([^"]+)"/g)].map(([, key]) => key!);
    expect(shown.length).toBeGreaterThan(0);
    await stop(id);
    const { text } = await supertest(service.url).get(page).set(visitor);
    expect([text.includes('ご案内はすべて止めております'), text.includes('<form')]).toEqual([true, false]);
    const on = shown.map((each) => each.split('/').slice(0, 3).join('/'));
    expect((await supertest(service.url).post(page).set(visitor).type('form').send({ shown, on })).status).toBe(200);
    expect((await service.get<{ items: object[] }>(`/api/consents?customer=${id}`)).body.items).toEqual([]);
  });

  it('that was told of two who were one holds for both when they part, until somebody takes it back for one', async () => {
    const [living, dead] = [await harada(day(1)), await harada(day(2))];
    await service.merge(living.id, dead.id);
    await stop(living.id);
    const [merge] = await service.mergesOf(living.id);
    await service.unmerge(living.id, merge!.id);
    expect([await reachOf(living.id), await reachOf(dead.id)]).toEqual(['deceased', 'deceased']);
    expect((await resume(living.id)).status).toBe(204);
    expect([await reachOf(living.id), await reachOf(dead.id)]).toEqual([null, 'deceased']);
  });

  it('may follow that of a home, and counts more', async () => {
    const { id } = await harada();
    expect((await stop(id, { reason: 'care-home', toldBy: 'facility' })).status).toBe(204);
    expect((await stop(id, { reason: 'care-home', toldBy: 'family' })).status).toBe(409);
    expect((await stop(id)).status).toBe(204);
    expect([(await stoppedOf(id))!.reason, await reachOf(id)]).toEqual(['deceased', 'deceased']);
    expect((await stop(id, { reason: 'care-home', toldBy: 'family' })).status).toBe(409);
    expect((await resume(id)).status).toBe(204);
    expect(await reachOf(id)).toBeNull();
  });

  it('of two who were both stopped is taken back for both', async () => {
    const [one, other] = [await harada(day(1)), await harada(day(2))];
    await stop(one.id);
    await stop(other.id);
    await service.merge(one.id, other.id);
    expect((await resume(one.id)).status).toBe(204);
    expect(await reachOf(one.id)).toBeNull();
  });

  it('is not lost by orders that still arrive', async () => {
    const { id, address } = await harada();
    await stop(id);
    await enter(service.db, orderPlaced(`H-late-${run}`, [address, phone(`0900000${String(run).padStart(4, '0')}`)], day(9)));
    expect(await reachOf(id)).toBe('deceased');
  });

  it('is refused of nobody, of who was merged, without a reason, and by who may not', async () => {
    const [one, other] = [await harada(day(1)), await harada(day(2))];
    expect((await stop(randomUUID())).status).toBe(404);
    await service.merge(one.id, other.id);
    expect(await stop(other.id)).toMatchObject({ status: 409, body: { type: 'urn:engawa:problem:merged', mergedInto: one.id } });
    expect(await stop(one.id, { toldBy: 'family' })).toMatchObject({ status: 400, body: { pointer: '/reason' } });
    expect(await stop(one.id, { ...told, on: '2026-13-45' })).toMatchObject({ status: 400, body: { pointer: '/on' } });
    expect((await stop(one.id, told, await bearer('customer-profile', ['customers.read']))).status).toBe(403);
  });
});
