import { execFileSync } from 'node:child_process';
import { availableParallelism, cpus, totalmem } from 'node:os';

/** When, at which commit and on what machine a figure was made, to be written beside it. */
export function madeBy() {
  const processor = cpus()[0]?.model.trim() ?? 'unknown processor';
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB`;
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  return `on ${new Date().toISOString().slice(0, 10)} at ${commit}: ${availableParallelism()} cores
(${processor}), ${memory}, Node ${process.versions.node}`;
}
