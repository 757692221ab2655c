import { startRights } from '../test/rights.js';

let rights: Awaited<ReturnType<typeof startRights>>;
beforeAll(async () => {
  rights = await startRights();
});
afterAll(() => rights.service.stop());

const mergeOf = async (customer: string, ended: string) => (await rights.service.mergesOf(customer)).find((merge) => merge.ended.id === ended)!.id;
const problem = (name: string) => ({ status: 409, body: { type: `urn:engawa:problem:${name}` } });

describe('a merge of somebody of whom a part was erased since', () => {
  it('is undone with those who are left', async () => {
    const { service } = rights;
    const [x, y, z] = [await rights.nakagawa(), await rights.nakagawa(), await rights.nakagawa()];
    await service.merge(x.id, y.id);
    await service.merge(x.id, z.id);
    await service.unmerge(x.id, await mergeOf(x.id, y.id));
    await rights.erased(y.id);
    expect(await service.unmerge(x.id, await mergeOf(x.id, z.id))).toMatchObject({ status: 200, body: { survivor: x.id, begun: z.id } });
    expect(await service.rows('SELECT FROM decided_origins JOIN erased_origins USING (origin)')).toEqual([]);
    await service.expectSound();
  });

  it('is not undone a second time', async () => {
    const { service } = rights;
    const [x, y] = [await rights.nakagawa(), await rights.nakagawa()];
    await service.merge(x.id, y.id);
    const merge = await mergeOf(x.id, y.id);
    expect(await service.mergesOf(x.id)).toMatchObject([{ undoable: true }]);
    await service.unmerge(x.id, merge);
    await rights.erased(y.id);
    expect(await service.mergesOf(x.id)).toMatchObject([{ undoable: false }]);
    expect(await service.unmerge(x.id, merge)).toMatchObject(problem('already-parted'));
    const asked = [await service.unmerge(y.id, merge), await service.get(`/api/customers/${y.id}/merges`), await service.get(`/api/customers/${y.id}/merges/${merge}`), await service.get(`/api/customers/${y.id}/origins`)];
    expect(asked.map(({ status }) => status)).toEqual([410, 410, 410, 410]);
  });

  it('is undone when it was decided anew', async () => {
    const { service } = rights;
    const [x, y, z] = [await rights.nakagawa(), await rights.nakagawa(), await rights.nakagawa()];
    await service.merge(y.id, z.id);
    await service.merge(x.id, y.id);
    const [whole, part] = [await mergeOf(x.id, y.id), await mergeOf(x.id, z.id)];
    await service.unmerge(x.id, whole);
    await service.merge(x.id, y.id);
    await service.unmerge(x.id, part);
    await rights.erased(z.id);
    expect(await service.unmerge(x.id, part)).toMatchObject(problem('already-parted'));
    const [again] = (await service.mergesOf(x.id)).filter(({ undone }) => !undone);
    expect(await service.unmerge(x.id, again!.id)).toMatchObject({ status: 200, body: { survivor: x.id, begun: y.id } });
    await service.expectSound();
  });
});
