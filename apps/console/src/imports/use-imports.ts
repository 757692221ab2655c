import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import {
  createImport,
  getImport,
  getImports,
  sendChunk,
  type CustomerImport,
  type ImportState,
} from '../api/imports.js';

const IMPORTS = ['imports'];
const UNDER_WAY: ImportState[] = ['checking', 'running'];
const REFRESH_MS = 500;

/** The newest twenty, read again and again while something is being done with one. */
export function useImports() {
  return useQuery({
    queryKey: IMPORTS,
    queryFn: ({ signal }) => getImports(signal),
    refetchInterval: ({ state }) =>
      state.data?.items.some((each) => UNDER_WAY.includes(each.state)) ? REFRESH_MS : false,
  });
}

/** Does something with an import, and reads all of them again, whatever came of it. */
export function useImportAct<V>(act: (value: V) => Promise<unknown>, onDone?: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: onDone,
    onSettled: () => queryClient.invalidateQueries({ queryKey: IMPORTS }),
  });
}

const CHUNK_BYTES = 1_000_000;

const piece = (file: File, n: number) => file.slice(n * CHUNK_BYTES, (n + 1) * CHUNK_BYTES);

/**
 * Whether this is what was sent of a file so far. Where the browser hashes nothing, since the console is not reached
 * by TLS, nobody knows, and the file is sent anew.
 */
async function isWhatWasSent(file: File, { nextChunk, sentSha256 }: CustomerImport): Promise<boolean> {
  if (!globalThis.isSecureContext) return false;
  let sent = new Uint8Array();
  for (let n = 0; n < nextChunk; n += 1) {
    const bytes = await new Blob([sent, piece(file, n)]).arrayBuffer();
    sent = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  }
  return [...sent].map((byte) => byte.toString(16).padStart(2, '0')).join('') === (sentSha256 ?? '');
}

/**
 * Sends a file piece by piece. One of the same name and size that was broken off goes on where it was, also on another day:
 * the services know how much they have, and of what.
 */
export function useUpload(imports: CustomerImport[]) {
  const [sent, setSent] = useState<{ name: string; share: number } | null>(null);
  const aborting = useRef(new AbortController());
  const upload = useImportAct(async (file: File) => {
    aborting.current = new AbortController();
    const begun = imports.find(
      ({ state, name, sizeBytes }) => state === 'uploading' && name === file.name && sizeBytes === file.size,
    );
    const known = begun && (await getImport(begun.id));
    const goesOn = known && (await isWhatWasSent(file, known));
    const id = goesOn ? known.id : (await createImport(file.name, file.size)).id;
    let next = goesOn ? known.nextChunk : 0;
    try {
      while (next * CHUNK_BYTES < file.size) {
        setSent({ name: file.name, share: (next * CHUNK_BYTES) / file.size });
        next = await sendChunk(id, next, piece(file, next), aborting.current.signal);
      }
    } finally {
      setSent(null);
    }
  });
  return { upload, sent, stop: () => aborting.current.abort() };
}
