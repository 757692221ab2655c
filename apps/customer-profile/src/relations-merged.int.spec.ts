import { startRelations, type Person } from '../test/relations.js';

let all: Awaited<ReturnType<typeof startRelations>>;
beforeAll(async () => {
  all = await startRelations();
});
afterAll(() => all.service.stop());

const some = async (count: number) => {
  const people: Person[] = [];
  for (let n = 0; n < count; n++) people.push(await all.person());
  return people;
};
const none = { households: [], companies: [], representatives: [], represents: [] };
async function merged(one: Person, other: Person): Promise<Person> {
  const { body } = await all.service.merge(one.id, other.id);
  const [name] = [await all.service.get<{ name: { full: string } }>(`/api/customers/${body.id}`)];
  return { id: body.id, name: name.body.name.full };
}
const parted = async ({ id }: Person) => all.service.unmerge(id, (await all.service.mergesOf(id))[0]!.id);

describe('two who turn out to be one', () => {
  it('and live in one household are one of its members, until they part', async () => {
    const [one, other, third] = (await some(3)) as [Person, Person, Person];
    await all.livesWith(one, other, 'spouse', 'head');
    await all.livesWith(one, third, 'child');
    const before = [await all.told(one), await all.told(other), await all.told(third)];
    const both = await merged(one, other);
    expect((await all.told(third)).households).toEqual([[`${both.name} head`, `${third.name} child`].sort()]);
    await parted(both);
    expect([await all.told(one), await all.told(other), await all.told(third)]).toEqual(before);
  });

  it('and live in different ones are shown in both, and somebody settles it', async () => {
    const [one, other, ofOne, ofOther, fifth] = (await some(5)) as [Person, Person, Person, Person, Person];
    const [first] = [(await all.livesWith(one, ofOne)).body.id, await all.livesWith(other, ofOther)];
    const both = await merged(one, other);
    expect((await all.relationsOf(both)).households).toHaveLength(2);
    expect(await all.livesWith(both, fifth)).toMatchObject({ status: 409, body: { type: 'urn:engawa:problem:two-households' } });
    expect((await all.leaves(both, first)).status).toBe(204);
    expect((await all.told(both)).households).toEqual([[`${both.name} head`, `${ofOther.name} spouse`].sort()]);
    expect((await all.livesWith(both, fifth)).status).toBe(201);
  });

  it('have what either had, and what is said of them meanwhile stays with the older', async () => {
    const [one, other, speaker, late, company] = [...(await some(4)), await all.company('うみかぜ旅館')] as [Person, Person, Person, Person, string];
    await all.speaksFor(speaker, other);
    await all.isThereFor(other, company);
    const both = await merged(one, other);
    expect(both.id).toBe(one.id);
    expect(await all.told(both)).toEqual({ ...none, companies: ['うみかぜ旅館 active'], representatives: [`${speaker.name} active`] });
    expect((await all.speaksFor(speaker, both)).status).toBe(409);
    expect((await all.isThereFor(both, company)).status).toBe(409);
    await all.speaksFor(late, both);
    expect((await all.told(late)).represents).toEqual([`${both.name} active`]);
    await all.livesWith(both, late, 'child');
    await all.service.post('/api/rights-cases', { customer: both.id, kind: 'erasure', requestedBy: 'person', channel: 'phone', verification: ['name'], receivedAt: '2026-01-05T00:00:00Z' });
    const { id } = (await all.service.mergesOf(both.id))[0]!;
    const { body } = await all.service.get<{ stayingRecords: { kind: string }[] }>(`/api/customers/${both.id}/merges/${id}`);
    expect(body.stayingRecords.map(({ kind }) => kind)).toEqual(['rights-case', 'household', 'representative']);
    await parted(both);
    expect((await all.told(one)).representatives).toEqual([`${late.name} active`]);
    expect(await all.told(other)).toEqual({ ...none, companies: ['うみかぜ旅館 active'], representatives: [`${speaker.name} active`] });
  });

  it('of whom one spoke for the other speak for nobody, until they part', async () => {
    const [one, other] = (await some(2)) as [Person, Person];
    await all.speaksFor(other, one);
    const both = await merged(one, other);
    expect(await all.told(both)).toEqual(none);
    await parted(both);
    expect((await all.told(one)).representatives).toEqual([`${other.name} active`]);
  });
});

/** Numbers that are the same in every run. */
function sequence(seed: number) {
  let state = seed;
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

it.each([1, 2, 3])('whatever is merged in whatever order, and undone in whatever order, each has its own again (%i)', async (seed) => {
  const next = sequence(seed);
  const people = await some(6);
  const pick = () => people[next(people.length)]!;
  const companies = [await all.company('甲'), await all.company('乙')];
  for (let n = 0; n < 12; n++) {
    const acts = [() => all.livesWith(pick(), pick(), 'other', 'other'), () => all.speaksFor(pick(), pick(), next(2) ? { until: '2026-04-02' } : {}), () => all.isThereFor(pick(), companies[next(2)]!)];
    await acts[next(3)]!();
  }
  const now = async () => Promise.all(people.map((each) => all.told(each)));
  const before = await now();
  for (let n = 0; n < 4; n++) {
    const [one, other] = [pick(), pick()];
    const at = async ({ id }: Person) => (await all.service.rows<{ id: string }>('SELECT coalesce(merged_into, id) AS id FROM customers WHERE id = $1', [id]))[0]!.id;
    await all.service.merge(await at(one), await at(other));
  }
  for (;;) {
    const open = await all.service.rows<{ id: string; customer: string }>(
      `SELECT merges.id, customer_id AS customer FROM merges JOIN origins ON origin = survivor WHERE undone_by IS NULL AND (ended = ANY($1) OR survivor = ANY($1)) ORDER BY merges.id`,
      [people.map(({ id }) => id)],
    );
    if (open.length === 0) break;
    const { id, customer } = open[next(open.length)]!;
    const { status } = await all.service.unmerge(customer, id);
    // One that another undoing has undone already.
    if (status === 409) await all.service.rows('UPDATE merges SET undone_by = gen_random_uuid() WHERE id = $1', [id]);
  }
  expect(await now()).toEqual(before);
  await all.service.expectSound();
});

describe('an erasure', () => {
  it('of one takes their relations from the pages of all others, without a trace', async () => {
    const [gone, other, third] = (await some(3)) as [Person, Person, Person];
    const company = await all.company('株式会社のこる');
    await all.livesWith(gone, other);
    await all.livesWith(gone, third, 'child');
    await all.speaksFor(gone, other, { note: '長女の免許証を確認した' });
    await all.speaksFor(third, gone, { note: '長男の戸籍を確認した' });
    await all.isThereFor(gone, company, { department: '女将室', title: '若女将' });
    expect(await all.everything()).toContain('若女将');
    await all.erased(gone.id);
    expect(await all.told(other)).toEqual({ ...none, households: [[`${other.name} spouse`, `${third.name} child`].sort()] });
    expect((await all.told(third)).represents).toEqual([]);
    expect((await all.service.get<{ contactPersons: unknown[]; contactPersonCount: number }>(`/api/companies/${company}`)).body).toMatchObject({ contactPersons: [], contactPersonCount: 0, name: '株式会社のこる' });
    const left = await all.everything();
    for (const trace of [gone.name, '長女の免許証', '長男の戸籍', '女将室', '若女将']) expect([trace, left.includes(trace)]).toEqual([trace, false]);
    for (const table of ['household_members', 'contact_persons']) expect(await all.service.rows(`SELECT FROM ${table} WHERE origin = $1`, [gone.id])).toEqual([]);
    expect(await all.service.rows('SELECT FROM representatives WHERE $1 IN (origin, representative)', [gone.id])).toEqual([]);
  });

  it('is seen by nobody between its two steps', async () => {
    const [gone, other] = (await some(2)) as [Person, Person];
    await all.livesWith(gone, other);
    await all.speaksFor(gone, other);
    await all.service.rows('UPDATE customers SET erased_at = now() WHERE id = $1', [gone.id]);
    expect(await all.told(other)).toEqual({ ...none, households: [[`${other.name} spouse`]] });
  });
});
