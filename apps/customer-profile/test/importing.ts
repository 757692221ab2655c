import { bearer, waitFor } from '@engawa/testkit';
import supertest from 'supertest';
import type { Import } from '../src/queries/imports.js';
import { startRights } from './rights.js';

/** The service that files are brought to, once it has been started. */
export let rights: Awaited<ReturnType<typeof startRights>>;
export async function startImporting(): Promise<void> {
  rights = await startRights();
}

export const CHUNK = 1_000_000;
export const NAMES = '会員番号,氏名,フリガナ,メールアドレス,電話番号,生年月日,郵便番号,住所';
export const COLUMNS = ['member', 'name', 'kana', 'mail', 'phone', 'birthday', 'postalCode', 'line1'].map((field, column) => ({ column, field }));
let run = 0;
export const nextNumber = () => ++run;
/** A line of 森田彩, with numbers of her own. */
export const morita = (more: { mail?: string; birthday?: string; name?: string } = {}) => {
  const number = nextNumber();
  const { mail = `morita-${number}@example.jp`, birthday = '1984/5/6', name = `森田 彩${number}` } = more;
  return { line: `M${number},${name},モリタ アヤ,${mail},0${9033330000 + number},${birthday},812-0011,福岡市1-${number}`, mail, name };
};
export const csv = (...lines: string[]) => Buffer.from([NAMES, ...lines].join('\r\n'));
export const post = <T = unknown>(path: string, body: object = {}, own?: string) => rights.service.post<T>(path, body, own);
export const importOf = async (id: string) => (await rights.service.get<Import>(`/api/imports/${id}`)).body;
export const put = async (id: string, n: number, bytes: Buffer) =>
  supertest(rights.service.url).put(`/api/imports/${id}/chunks/${n}`).set({ authorization: await bearer('customer-profile'), 'content-type': 'application/octet-stream' }).send(bytes);
export const create = async (bytes: Buffer, name = 'customers.csv') => (await post<{ id: string }>('/api/imports', { name, sizeBytes: bytes.length })).body.id;
/** Brings a file up to where it can be looked at. */
export async function upload(bytes: Buffer): Promise<string> {
  const id = await create(bytes);
  for (let n = 0; n * CHUNK < bytes.length; n++) expect((await put(id, n, bytes.subarray(n * CHUNK, (n + 1) * CHUNK))).status).toBe(200);
  return id;
}
export const becomes = (id: string, ...states: string[]) =>
  waitFor(`it is ${states.join(' or ')}`, async () => {
    const found = await importOf(id);
    return states.includes(found.state) ? found : undefined;
  });
export async function checked(id: string, more: object = {}): Promise<Import> {
  expect((await post(`/api/imports/${id}/check`, { columns: COLUMNS, ...more })).status).toBe(204);
  return becomes(id, 'checked', 'failed');
}
/** Brings a file whole. */
export async function brought(bytes: Buffer, more: object = {}, columns: object[] = COLUMNS): Promise<Import> {
  const id = await upload(bytes);
  await checked(id, { columns });
  expect((await post(`/api/imports/${id}/run`, more)).status).toBe(204);
  return becomes(id, 'done');
}
export const errorsOf = async (id: string) => (await rights.service.get<{ items: { row: number; problems: { code: string; column: number | null }[]; cells: string[] }[] }>(`/api/imports/${id}/errors`)).body.items;
/** The file that they are given back as, line by line. */
export const refusedLines = async (id: string) =>
  (await supertest(rights.service.url).get(`/api/imports/${id}/errors/export`).set({ authorization: await bearer('customer-profile') })).text.trimEnd().split('\r\n');
export const profileOf = async (mail: string) => {
  const id = await rights.service.customerOf(mail);
  return id ? (await rights.service.get<{ name: { full: string } | null; birthday: string | null; phones: string[]; entryCount: number }>(`/api/customers/${id}`)).body : undefined;
};
