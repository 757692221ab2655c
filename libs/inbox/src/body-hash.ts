import { createHash } from 'node:crypto';

/**
 * Tells a repeated report from another one under the same id. Only what was reported counts: when it was sent or
 * when a corrected clock says it happened changes with every retry.
 */
export function bodyHash(type: string, version: number, data: unknown): Buffer {
  return createHash('sha256').update(`${type}\n${version}\n${canonical(data)}`).digest().subarray(0, 16);
}

/** JSON with sorted members (the idea of RFC 8785), so that the order a client writes them in does not matter. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
  return `{${members.join(',')}}`;
}
