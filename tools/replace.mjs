import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file at once: a reader, or a build that runs at the same time, sees the old one or the new one and never half of it. */
export function replace(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  const half = `${file}.half-${process.pid}`;
  writeFileSync(half, content);
  renameSync(half, file);
}
