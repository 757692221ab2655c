import { Problem, query, request, type Page } from './api.js';

export const importFields = [
  'member',
  'mail',
  'phone',
  'line',
  'card',
  'external',
  'name',
  'kana',
  'birthday',
  'language',
  'company',
  'cameFrom',
  'postalCode',
  'prefecture',
  'line1',
  'line2',
  'preferredChannel',
  'internal',
  'returnedPost',
  'anniversary',
  'household',
  'householdRole',
] as const;
/** Or an attribute that was declared: `attributes.` and its id. */
export type ImportField = (typeof importFields)[number] | `attributes.${string}`;
export type ImportState =
  'uploading' | 'uploaded' | 'checking' | 'checked' | 'running' | 'done' | 'failed' | 'cancelled';
/** What a column of the file is; its place is counted from 0. */
export interface ImportColumn {
  column: number;
  field: ImportField;
  /** Of an anniversary: what is remembered on that day. */
  name?: string;
}
export interface CustomerImport {
  id: string;
  name: string;
  state: ImportState;
  sizeBytes: number;
  receivedBytes: number;
  nextChunk: number;
  /** Of what has been sent: SHA-256, in hex, of this of all chunks but the last, and the last chunk. */
  sentSha256: string | null;
  encoding: 'utf-8' | 'shift_jis' | null;
  mapping: { columns: ImportColumn[]; namespace: string } | null;
  createdAt: string;
  createdBy: string;
  /** Line up to which it has been seen to. */
  rowsDone: number;
  rowsTotal: number | null;
  counts: { new: number; changed: number; same: number; refused: number };
  failure: {
    code: 'wrong-encoding' | 'broken-quotes' | 'line-too-long';
    byte?: number;
    row?: number;
  } | null;
  finishedAt: string | null;
}
export interface ImportPreview {
  encoding: 'utf-8' | 'shift_jis';
  names: string[];
  rows: string[][];
  columns: ImportColumn[];
}

const at = (id: string) => `/api/imports/${id}`;
export const getImports = (signal: AbortSignal) =>
  request<Page<CustomerImport>>(`/api/imports${query({ limit: 20 })}`, { signal });
export const getImport = (id: string, signal?: AbortSignal) => request<CustomerImport>(at(id), { signal });
export const getPreview = (id: string, signal: AbortSignal) =>
  request<ImportPreview>(`${at(id)}/preview`, { signal });
export const createImport = (name: string, sizeBytes: number) =>
  request<{ id: string; chunkBytes: number }>('/api/imports', {
    method: 'POST',
    body: { name, sizeBytes },
    idempotencyKey: crypto.randomUUID(),
  });
export const checkImport = (id: string, body: { columns: ImportColumn[]; namespace: string }) =>
  request<void>(`${at(id)}/check`, { method: 'POST', body });
export const runImport = (id: string, again: boolean) =>
  request<void>(`${at(id)}/run`, { method: 'POST', body: { again } });
export const cancelImport = (id: string) => request<void>(`${at(id)}/cancel`, { method: 'POST' });
export const errorsFile = (id: string) => `${at(id)}/errors/export`;

/** Sends a piece of a file, and answers with the number of the piece that comes next. */
export async function sendChunk(id: string, n: number, bytes: Blob, signal: AbortSignal): Promise<number> {
  let response: Response;
  try {
    response = await fetch(`${at(id)}/chunks/${n}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream' },
      body: bytes,
      signal,
    });
  } catch (error) {
    if (signal.aborted) throw error;
    throw new Problem(0);
  }
  if (!response.ok) throw new Problem(response.status, (await response.json()) as object);
  return ((await response.json()) as { next: number }).next;
}
