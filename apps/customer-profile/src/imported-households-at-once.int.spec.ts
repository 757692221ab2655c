import { inTransaction, type Tx } from '@engawa/postgres';
import { waitFor } from '@engawa/testkit';
import { bring, customerOf, homesOf, importLines, line, livesWith, own } from '../test/housed-lines.js';
import { post, rights, startImporting } from '../test/importing.js';
import { changeHouseholdRole } from './commands/households.js';
import type { HouseholdRole } from './domain/relation.js';
import type { Relations } from './queries/relations.js';

beforeAll(startImporting);
afterAll(() => rights.service.stop());

/** Something that is done and not committed before it is told to. */
function held<T>(work: (tx: Tx) => Promise<T>) {
  const [begun, told] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const done = inTransaction(rights.service.db, async (tx) => {
    const result = await work(tx);
    begun.resolve();
    await told.promise;
    return result;
  });
  done.catch(begun.reject);
  return { begun: begun.promise, commit: () => (told.resolve(), done) };
}
const someoneWaits = () =>
  waitFor('somebody waits', async () => (await rights.service.rows(`SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)).length > 0);
const householdOf = async (member: string) =>
  (await rights.service.get<Relations>(`/api/customers/${await customerOf(member)}/relations`)).body.households[0]!.id;
const becomes = async (member: string, household: string, role: HouseholdRole) => post(`/api/customers/${await customerOf(member)}/household/${household}/role`, { role });

describe('households at the same time:', () => {
  it.each([
    ['says that another is', async (as: (name: string) => string) => becomes(as('mari'), await householdOf(as('mari')), 'head')],
    ['takes in another', (as: (name: string) => string) => livesWith(as('mari'), as('hana'), 'head')],
  ])('a file brings the head, and a desk %s: it finds the first', async (_, atDesk) => {
    const as = own();
    await bring(line(as('setsuko'), as('H')), line(as('mari'), as('H')), line(as('hana')));
    const brings = held((tx) => importLines(tx, [line(as('ken'), as('H'), '世帯主')]));
    await brings.begun;
    const answer = atDesk(as);
    await someoneWaits();
    expect((await brings.commit()).counts).toMatchObject({ new: 1 });
    expect(await answer).toMatchObject({ status: 409, body: { type: 'urn:engawa:problem:has-head' } });
  });

  it('a desk says who the head is, and a file brings another: its line is refused, and the others are not', async () => {
    const as = own();
    await bring(line(as('setsuko'), as('H')), line(as('mari'), as('H')));
    const household = await householdOf(as('mari'));
    const mari = await customerOf(as('mari'));
    const desk = held((tx) => changeHouseholdRole(tx, mari, household, 'head'));
    await desk.begun;
    const brings = bring(line(as('good'), as('K')), line(as('ken'), as('H'), '世帯主'), line(as('hana'), as('H'), '子'));
    await someoneWaits();
    await desk.commit();
    const done = await brings;
    expect(done.counts).toEqual({ new: 2, changed: 0, same: 0, refused: 1 });
    expect(done.refused).toEqual([[3, 'second-head', 5]]);
    expect(await rights.service.customerOf(as('ken'))).toBeUndefined();
    expect(await homesOf(as('hana'))).toEqual([[`${as('hana')} child`, `${as('mari')} head`, `${as('setsuko')} other`]]);
    await rights.service.expectSound();
  });

  it('a file and a desk take somebody in: they live in one of the two', async () => {
    const as = own();
    await bring(line(as('setsuko'), as('H')), line(as('mari'), as('H')), line(as('ken')), line(as('hana')));
    const brings = held((tx) => importLines(tx, [line(as('ken'), as('H'), '子')]));
    await brings.begun;
    const answer = livesWith(as('hana'), as('ken'));
    await someoneWaits();
    await brings.commit();
    expect(await answer).toMatchObject({ status: 201 });
    expect(await homesOf(as('hana'))).toEqual([[as('hana'), as('ken'), as('mari'), as('setsuko')].map((name) => `${name} ${name === as('ken') ? 'child' : 'other'}`)]);
  });

  it('two files begin a household: the second finds the first', async () => {
    const as = own();
    const first = held((tx) => importLines(tx, [line(as('setsuko'), as('H'), '世帯主')]));
    await first.begun;
    const second = held((tx) => importLines(tx, [line(as('mari'), as('H'), '世帯主'), line(as('ken'), as('H'))]));
    await someoneWaits();
    await first.commit();
    await second.begun;
    expect((await second.commit()).refused).toEqual([[2, 'second-head', 5]]);
    expect(await homesOf(as('ken'))).toEqual([[`${as('ken')} other`, `${as('setsuko')} head`]]);
  });

  it('files and desks at work on the same people leave one head, and nobody in two households', async () => {
    const as = own();
    const people = Array.from({ length: 12 }, (_, n) => as(`p${n}`));
    await bring(...people.map((each) => line(each)));
    const roles = ['世帯主', '子', '親', ''];
    const lines = people.map((each, n) => line(each, as(`H${n % 3}`), roles[n % 4]));
    const files = [lines, lines.toReversed(), lines.map((each) => each.replace('H1', 'H2')), lines.toReversed().map((each) => each.replace('H2', 'H0'))];
    let attempts = 0;
    const attempt = (tx: Tx, each: string[]) => {
      attempts += 1;
      return importLines(tx, each);
    };
    await Promise.all([
      ...files.map((each) => inTransaction(rights.service.db, (tx) => attempt(tx, each))),
      ...people.flatMap((each, n) => [livesWith(each, people[(n + 5) % 12]!), livesWith(people[(n + 7) % 12]!, each, 'head')]),
    ]);
    const homes = await rights.service.rows<{ heads: number }>(`SELECT count(DISTINCT customer_id) FILTER (WHERE role = 'head')::int AS heads FROM household_members JOIN origins USING (origin) GROUP BY household`);
    expect(homes.filter(({ heads }) => heads > 1)).toEqual([]);
    for (const each of people) expect((await homesOf(each)).filter((members) => members.length > 1).length).toBeLessThan(2);
    // None was ended because it and another waited for each other.
    expect(attempts).toBe(files.length);
    await rights.service.expectSound();
  });
});
