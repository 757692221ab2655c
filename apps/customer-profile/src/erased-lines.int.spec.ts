import { ErasureConfirm, services } from '@engawa/contracts';
import { messageOf, publish, waitFor } from '@engawa/testkit';
import { becomes, brought, checked, csv, errorsOf, importOf, morita, post, refusedLines, rights, startImporting, upload } from '../test/importing.js';
import type { Disclosure } from './queries/disclosure.js';

beforeAll(startImporting);
afterAll(() => rights.service.stop());

const gone = [{ problems: [{ code: 'erased', column: null }], cells: [] }];
/** A line of 中川 with a wrong date, that says where they live. */
const wrong = (mail: string, street: string, member = '') => `${member},中川,,${mail},,昨日,,${street}`;
const disclosed = async (customer: string) => (await rights.service.get<Disclosure>(`/api/rights-cases/${await rights.opened(customer, 'disclosure')}/disclosure`)).body.refusedLines;

describe('a line of a file that was refused', () => {
  it('says nothing of whom it names once they are erased, and of others what it said', async () => {
    const { id, address, number } = await rights.nakagawa();
    const other = morita({ birthday: '昨日' });
    const { id: file } = await brought(csv(wrong(address.value.toUpperCase(), '春吉1-1'), wrong('', '春吉1-2', `\u3000${number.value}`), other.line, `x,y,,,,,,長男 ${address.value}、春吉1-3,,beyond`));
    expect(await errorsOf(file)).toHaveLength(4);
    const { confirmed } = (await rights.caseOf(await rights.erased(id))).erasure!;
    expect(confirmed).toMatchObject([{ rows: { refusedLines: 3 } }]);
    expect(await errorsOf(file)).toMatchObject([...gone, ...gone, { cells: other.line.split(',') }, ...gone]);
    expect((await rights.everything()).match(/春吉1-/)).toBeNull();
  });

  it('that a process of the version before kept is reached as well', async () => {
    const { id, address } = await rights.nakagawa();
    const { id: file } = await brought(csv(wrong(address.value, '薬院1'), morita({ birthday: '昨日' }).line));
    await rights.service.rows('UPDATE import_errors SET named = NULL WHERE import = $1', [file]);
    await rights.erased(id);
    expect(await errorsOf(file)).toMatchObject([...gone, { problems: [{ code: 'not-a-date' }] }]);
  });

  it('that a process of the version before kept of somebody who was erased before is emptied, though nobody else is erased', async () => {
    const { id, address } = await rights.nakagawa();
    const { id: file } = await brought(csv(wrong('', '警固1'), morita({ birthday: '昨日' }).line));
    await rights.erased(id);
    await rights.service.rows('UPDATE import_errors SET named = NULL, cells = jsonb_set(cells, $2, to_jsonb($3::text)) WHERE import = $1 AND row_number = 2', [file, ['3'], address.value]);
    await waitFor('all lines say whom they name', async () => ((await rights.service.rows('SELECT FROM import_errors WHERE named IS NULL')).length === 0 ? true : undefined));
    expect(await errorsOf(file)).toMatchObject([...gone, { problems: [{ code: 'not-a-date' }] }]);
  });

  it('is not kept of who was erased before the file was run', async () => {
    const { id, address } = await rights.nakagawa();
    const file = await upload(csv(wrong(address.value, '大名1-1'), morita({ mail: address.value }).line.replace('福岡市', '大名')));
    await checked(file);
    await rights.erased(id);
    await post(`/api/imports/${file}/run`);
    expect((await becomes(file, 'done')).counts).toMatchObject({ new: 0, refused: 2 });
    expect(await errorsOf(file)).toMatchObject([...gone, ...gone]);
    expect((await rights.everything()).match(/大名1-/)).toBeNull();
  });

  it('that stands where the names of the columns should is kept of nobody, and the others are given back in their columns', async () => {
    const { id, address } = await rights.nakagawa();
    const { id: file } = await brought(Buffer.from([wrong(address.value, '平尾1'), wrong('', '平尾2')].join('\r\n')));
    expect(await refusedLines(file)).toEqual([`\ufeff${'"",'.repeat(8)}"取り込めない理由 / why it is refused"`, expect.stringContaining('"平尾2"')]);
    await rights.erased(id);
    expect(await rights.everything()).not.toContain('平尾1');
    const { id: byNumber } = await brought(Buffer.from([wrong('', '平尾3', 'N-77'), wrong('', '平尾4')].join('\r\n')));
    expect((await refusedLines(byNumber))[0]).not.toContain('平尾3');
  });

  it('is disclosed to whom it names, and not to who stands in a remark of it, nor with whom somebody else is named', async () => {
    const [one, other] = [await rights.nakagawa(), await rights.nakagawa()];
    const { mail } = morita();
    await brought(csv(wrong(one.address.value, '赤坂1'), wrong(mail, `赤坂2 ${one.address.value}`), wrong(one.address.value, '赤坂3', other.number.value)));
    expect(await disclosed(one.id)).toMatchObject([{ says: { 氏名: '中川', メールアドレス: one.address.value, 生年月日: '昨日', 住所: '赤坂1' } }]);
    expect(await disclosed(other.id)).toEqual([]);
  });
});

it('a file from before an erasure that nobody has run goes at the latest with the closing of the case, whatever its lifetime', async () => {
  const { id, address } = await rights.nakagawa();
  const file = await upload(csv(morita({ mail: address.value }).line));
  await rights.service.rows(`UPDATE lifetimes SET in_force_at = NULL WHERE id = 'imports'`);
  const rightsCase = await rights.erased(id);
  const [{ erasure, parts }] = (await rights.service.rows<{ erasure: string; parts: number }>('SELECT id AS erasure, parts FROM erasures WHERE rights_case = $1', [rightsCase])) as [{ erasure: string; parts: number }];
  const confirm = (service: string, part: number) => messageOf({ contract: ErasureConfirm, data: { erasure, part, service, rows: {} }, id: `${erasure}.${part}`, source: `//engawa/${service}` });
  const others = services.filter((each) => each !== 'customer-profile');
  await publish(others.flatMap((each) => Array.from({ length: parts }, (_, part) => confirm(each, part + 1))));
  await rights.service.rows('UPDATE erasures SET gone_at = erased_at WHERE id = $1', [erasure]);
  await waitFor('the case is closed', async () => ((await rights.caseOf(rightsCase)).state === 'answered' ? true : undefined));
  expect(await importOf(file)).toMatchObject({ state: 'cancelled' });
  expect(await rights.service.rows('SELECT FROM import_chunks WHERE import = $1', [file])).toEqual([]);
});
