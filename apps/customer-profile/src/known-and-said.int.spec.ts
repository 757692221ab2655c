import { becomes, brought, checked, nextNumber, post, put, rights, startImporting } from '../test/importing.js';

beforeAll(startImporting);
afterAll(() => rights.service.stop());

const FIELDS = ['member', 'mail', 'name', 'postalCode', 'prefecture', 'line1', 'line2', 'cameFrom', 'anniversary', 'anniversary', 'returnedPost'];
const COLUMNS = FIELDS.map((field, column) => ({ column, field, ...(field === 'anniversary' ? { name: column === 8 ? '結婚記念日' : '創業記念日' } : {}) }));

interface Told {
  member?: string;
  mail?: string;
  name?: string;
  postalCode?: string;
  prefecture?: string;
  line1?: string;
  line2?: string;
  cameFrom?: string;
  wedding?: string;
  founding?: string;
  returnedPost?: string;
}
const line = ({ member, mail, name, postalCode, prefecture, line1, line2, cameFrom, wedding, founding, returnedPost }: Told) =>
  [member, mail, name, postalCode, prefecture, line1, line2, cameFrom, wedding, founding, returnedPost].join(',');
/** Brings a file of these lines and gives what became of them. */
const bring = async (...lines: Told[]) => (await brought(Buffer.from([FIELDS.join(','), ...lines.map(line)].join('\r\n')), { again: true }, COLUMNS)).counts;
const same = (lines: number) => ({ new: 0, changed: 0, same: lines, refused: 0 });

interface Page {
  name: { full: string };
  address: Record<string, string | null>;
  anniversaries: { name: string; on: string }[];
  returnedPost: string | null;
}
const knownOf = async (mail: string) => (await rights.service.get<Page>(`/api/customers/${await rights.service.customerOf(mail)}`)).body;
const streetOf = async (mail: string) => (await knownOf(mail)).address.line1;
const daysOf = async (mail: string) => Object.fromEntries((await knownOf(mail)).anniversaries.map(({ name, on }) => [name, on]));
const somebody = () => {
  const run = nextNumber();
  return { member: `S${run}`, mail: `said-${run}@example.jp` };
};
const tori = { postalCode: '830-0018', line1: '久留米市通町2-2' };
const hiyoshi = { postalCode: '830-0017', line1: '久留米市日吉町1-1' };

describe('of several lines about one person', () => {
  it('each says what was not known where another of their identifiers has the last word', async () => {
    const { member, mail } = somebody();
    await bring({ member, mail, name: '山田 葉', ...tori });
    const lines = [{ mail, name: '旧姓 葉', ...hiyoshi }, { member, name: '山田 葉', ...tori }];
    expect(await bring(...lines)).toMatchObject({ changed: 2, same: 0 });
    expect(await streetOf(mail)).toBe(tori.line1);
    expect(await bring(...lines)).toEqual(same(2));
    expect(await streetOf(mail)).toBe(tori.line1);
    await bring(lines[0]!);
    expect(await streetOf(mail)).toBe(hiyoshi.line1);
    expect(await bring({ member, mail, name: '山田 葉', ...tori, cameFrom: '葉書' })).toMatchObject({ changed: 1 });
    expect(await streetOf(mail)).toBe(tori.line1);
  });

  it('the last counts, also when the first says it of new numbers', async () => {
    const { member, mail } = somebody();
    const lines = [{ mail, name: '旧姓 葉' }, { member, mail, name: '山田 葉' }];
    await bring(...lines, { member, name: '山田 葉子' });
    expect((await knownOf(mail)).name.full).toBe('山田 葉子');
    expect(await bring(...lines, { member, name: '山田 葉子' })).toEqual(same(3));
    expect((await knownOf(mail)).name.full).toBe('山田 葉子');
  });

  it('none is news for ever that a department has put right since', async () => {
    const { member, mail } = somebody();
    await bring({ member, mail, name: '旧姓 葉' });
    await bring({ mail, name: '山田 葉' });
    await post(`/api/customers/${await rights.service.customerOf(mail)}/profile`, { name: '山田 葉子' });
    expect(await bring({ member, name: '旧姓 葉' })).toEqual(same(1));
    expect((await knownOf(mail)).name.full).toBe('山田 葉子');
  });

  it('at places that only their postal codes tell apart, and of post that came back, none is news for ever', async () => {
    const { mail } = somebody();
    const street = { name: '山田 葉', line1: '中央1-1' };
    const lines = [{ mail, ...street, postalCode: '100-0001', line2: '縁荘101', returnedPost: '2026/10/1' }, { mail, ...street, postalCode: '200-0002' }, { mail, returnedPost: '2026/11/1' }];
    await bring(...lines);
    expect(await bring(...lines)).toEqual(same(3));
  });

  it('who are known by a landline alone and were made one are nobody anew', async () => {
    const landline = `0942-77-${String(nextNumber()).padStart(4, '0')}`;
    const columns = ['phone', 'name', 'line1'].map((field, column) => ({ column, field }));
    const file = Buffer.from(['phone,name,line1', `${landline},森田 葉,${tori.line1}`, `${landline},森田 葉,${hiyoshi.line1}`].join('\r\n'));
    expect((await brought(file, {}, columns)).counts).toMatchObject({ new: 2 });
    const found = await rights.service.rows<{ id: string }>('SELECT customer_id AS id FROM weak_identifiers JOIN origins USING (origin) WHERE value = $1', [`+81${landline.slice(1).replaceAll('-', '')}`]);
    await rights.service.merge(found[0]!.id, found[1]!.id);
    expect((await brought(file, { again: true }, columns)).counts).toEqual(same(2));
  });

  it('the first counts in what is blank in the last', async () => {
    const { mail } = somebody();
    await bring({ mail, name: '山田 葉', ...hiyoshi });
    await bring({ mail, name: '山田 葉', ...tori });
    const lines = [{ mail, name: '山田 葉', ...hiyoshi }, { mail, name: '山田 葉' }];
    await bring(...lines);
    expect(await streetOf(mail)).toBe(hiyoshi.line1);
    expect(await bring(...lines)).toEqual(same(2));
  });

  it('those before are known where those behind say the same fields one by one', async () => {
    const { mail } = somebody();
    await bring({ mail, name: '旧姓 葉', ...hiyoshi });
    const lines = [{ mail, name: '旧姓 葉', ...hiyoshi }, { mail, ...tori }, { mail, name: '山田 葉' }];
    await bring(...lines);
    expect(await bring(...lines)).toEqual(same(3));
    expect(await knownOf(mail)).toMatchObject({ name: { full: '山田 葉' }, address: tori });
  });

  it('and of who was merged, the last counts for them as one', async () => {
    const [one, other] = [somebody(), somebody()];
    const lines = [{ ...one, name: '山田 葉' }, { ...other, name: '旧姓 葉' }];
    await bring(...lines);
    await rights.service.merge((await rights.service.customerOf(one.mail))!, (await rights.service.customerOf(other.mail))!);
    expect(await bring(...lines)).toEqual(same(2));
    expect((await knownOf(one.mail)).name.full).toBe('旧姓 葉');
  });
});

it('what a file of a day before said, and brings again, is no news', async () => {
  const { member, mail } = somebody();
  const bringAsOf = async (asOf: string, name: string) => {
    const bytes = Buffer.from([FIELDS.join(','), line({ member, mail, name })].join('\r\n'));
    const { id } = (await post<{ id: string }>('/api/imports', { name: 'customers.csv', sizeBytes: bytes.length, asOf })).body;
    await put(id, 0, bytes);
    await checked(id, { columns: COLUMNS });
    await post(`/api/imports/${id}/run`, { again: true });
    return (await becomes(id, 'done')).counts;
  };
  await bringAsOf('2020-01-01T00:00:00Z', '旧姓 葉');
  await bringAsOf('2021-01-01T00:00:00Z', '山田 葉');
  expect(await bringAsOf('2020-01-01T00:00:00Z', '旧姓 葉')).toEqual(same(1));
  expect(await bringAsOf('2022-01-01T00:00:00Z', '旧姓 葉')).toMatchObject({ changed: 1 });
});

describe('a blank cell', () => {
  it('empties no anniversary: those of other columns stay', async () => {
    const { mail } = somebody();
    await bring({ mail, wedding: '6/1', founding: '7/1' });
    expect(await bring({ mail, wedding: '6/2' })).toMatchObject({ changed: 1 });
    expect(await daysOf(mail)).toEqual({ 結婚記念日: '--06-02', 創業記念日: '--07-01' });
    await bring({ mail, founding: '7/2' });
    expect(await daysOf(mail)).toEqual({ 結婚記念日: '--06-02', 創業記念日: '--07-02' });
    for (const again of [{ mail, founding: '7/2' }, { mail, wedding: '6/2' }, { mail, wedding: '6/2', founding: '7/2' }]) expect(await bring(again)).toEqual(same(1));
  });

  it('of one line empties nothing that a line before it says', async () => {
    const { member, mail } = somebody();
    const lines = [{ member, mail, wedding: '6/1' }, { member, founding: '7/1' }];
    for (const counts of [{ new: 2 }, same(2)]) {
      expect(await bring(...lines)).toMatchObject(counts);
      expect(await daysOf(mail)).toEqual({ 結婚記念日: '--06-01', 創業記念日: '--07-01' });
    }
  });

  it('of an address empties nothing where they live at the same place, however that is written', async () => {
    const { mail } = somebody();
    const whole = { postalCode: '830-0017', prefecture: '福岡県', line1: '久留米市日吉町1-1', line2: '縁荘101' };
    await bring({ mail, ...whole });
    expect(await bring({ mail, line1: whole.line1 })).toEqual(same(1));
    expect(await bring({ mail, line1: '久留米市日吉町１番１号', returnedPost: '2026/10/3' })).toMatchObject({ changed: 1 });
    expect(await knownOf(mail)).toMatchObject({ address: { ...whole, line1: '久留米市日吉町１番１号' }, returnedPost: '2026-10-03' });
    expect(await bring({ mail, line1: '久留米市日吉町１番１号', returnedPost: '2026/10/3' })).toEqual(same(1));
    await bring({ mail, line1: whole.line1, line2: '縁荘202' });
    expect(await knownOf(mail)).toMatchObject({ address: { ...whole, line2: '縁荘202' } });
  });

  it('of an address is blank where they live elsewhere now', async () => {
    const { mail } = somebody();
    await bring({ mail, postalCode: '830-0017', prefecture: '福岡県', line1: '中央1-1', line2: '縁荘101' });
    await bring({ mail, postalCode: '060-0001', line1: '中央1-1' });
    expect((await knownOf(mail)).address).toMatchObject({ postalCode: '060-0001', line1: '中央1-1' });
    expect((await knownOf(mail)).address.line2 ?? null).toBeNull();
    await bring({ mail, line1: '北1条西2-3' });
    expect((await knownOf(mail)).address.postalCode ?? null).toBeNull();
  });
});
