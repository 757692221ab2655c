import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

/** All files below a directory, as sorted paths relative to it; none when it does not exist. */
export function filesIn(directory) {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(directory, join(entry.parentPath, entry.name)))
    .sort();
}
