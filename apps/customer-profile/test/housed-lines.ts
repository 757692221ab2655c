import { inTransaction, type Tx } from '@engawa/postgres';
import { importRows, rowReader } from '../src/commands/import-rows.js';
import type { Relations } from '../src/queries/relations.js';
import { nextNumber, post, rights } from './importing.js';

export const NAMES = ['会員番号', '氏名', 'メール', '電話番号', '世帯コード', '続柄'];
export const COLUMNS = ['member', 'name', 'mail', 'phone', 'household', 'householdRole'].map((field, column) => ({ column, field }));
const mapping = { namespace: 'main', columns: COLUMNS as never };
/** Numbers and codes of one test alone. */
export const own = () => {
  const run = nextNumber();
  return (name: string) => `${name}-${run}`;
};
interface Told {
  name?: string;
  mail?: string;
  phone?: string;
}
/** A line of somebody with a number in a household. */
export const line = (member: string, code = '', role = '', { name = member, mail = '', phone = '' }: Told = {}) => [member, name, mail, phone, code, role].join(',');
export const file = (...lines: string[]) => Buffer.from([NAMES.join(','), ...lines].join('\r\n'));
export const customerOf = async (member: string) => (await rights.service.customerOf(member))!;
/** Everybody in the households of somebody, as `name role`. */
export async function homesOf(member: string): Promise<string[][]> {
  const { households } = (await rights.service.get<Relations>(`/api/customers/${await customerOf(member)}/relations`)).body;
  return households.map(({ members }) => members.map(({ customer, role }) => `${customer.name} ${role}`).sort());
}
export const livesWith = async (one: string, other: string, role = 'other') => post<{ id: string }>(`/api/customers/${await customerOf(one)}/household`, { customer: await customerOf(other), role });
/** Sees to lines as a job does to those of a file, of which they are the second and those behind it. */
export async function importLines(tx: Tx, lines: string[], write = true, asOf = new Date()) {
  const read = await rowReader(rights.service.db, { mapping, asOf });
  const rows = lines.map((each, place) => read({ number: place + 2, cells: each.split(',') }, NAMES.length));
  const { counts, refused } = await importRows(tx, rows, { asOf, by: '野口陽子', write });
  return { counts, refused: refused.map(({ row, problems: [first] }) => [row.number, first!.code, first!.column]) };
}
export const bring = (...lines: string[]) => inTransaction(rights.service.db, (tx) => importLines(tx, lines));
export const trial = (...lines: string[]) => inTransaction(rights.service.db, (tx) => importLines(tx, lines, false));
