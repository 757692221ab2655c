import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The committed sample of a contract: a whole CloudEvent in structured form. */
export function sampleOf(root, { type, version }) {
  return JSON.parse(readFileSync(join(root, `libs/contracts/samples/${type}.${version}.json`), 'utf8'));
}
