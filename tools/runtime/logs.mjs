import {
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { dirname, join } from 'node:path';

const longestAtStart = 10 * 1024 * 1024;
const longestWhileRunning = 50 * 1024 * 1024;

/**
 * Opens a log for appending and returns its descriptor. A child process writes to the file itself and not
 * through a pipe, so it can go on writing when the process that started it was killed.
 */
export function openLog(file) {
  mkdirSync(dirname(file), { recursive: true });
  if (sizeOf(file) > longestAtStart) renameSync(file, `${file}.1`);
  return openSync(file, 'a');
}

/** Cuts logs that grew too long: what was in them is kept once, beside them, as `<name>.log.1`. */
export function cutLongLogs(directory) {
  for (const name of existsSync(directory) ? readdirSync(directory) : []) {
    const file = join(directory, name);
    if (!name.endsWith('.log') || sizeOf(file) < longestWhileRunning) continue;
    copyFileSync(file, `${file}.1`);
    truncateSync(file, 0);
  }
}

/** Bytes in the log; 0 while it does not exist. */
export function sizeOf(file) {
  return existsSync(file) ? statSync(file).size : 0;
}

/** What was written to the log since it had `offset` bytes. */
export function readSince(file, offset) {
  if (!existsSync(file)) return '';
  const content = readFileSync(file);
  return content.subarray(content.length < offset ? 0 : offset).toString('utf8');
}

/** The last lines of what was written since `offset`, for the message about a program that did not start. */
export function lastLines(file, offset, count = 12) {
  return readSince(file, offset).trimEnd().split('\n').slice(-count).join('\n');
}
