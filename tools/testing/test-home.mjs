import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ProcessList, processOf } from '../runtime/pids.mjs';

const prefix = 'engawa-test-';

/**
 * A new folder for the data of one test run, which belongs to this process. Before, everything is ended and
 * removed that test runs have left behind whose process was killed.
 */
export async function makeTestHome() {
  const homes = readdirSync(tmpdir()).filter((name) => name.startsWith(prefix));
  for (const name of homes) await removeAbandoned(join(tmpdir(), name));
  const home = mkdtempSync(join(tmpdir(), prefix));
  const owner = { pid: process.pid, startedAt: processOf(process.pid)?.startedAt };
  writeFileSync(join(home, 'owner.json'), JSON.stringify(owner));
  // PostgreSQL's own account has to pass through to its data.
  chmodSync(home, 0o755);
  return home;
}

export function removeTestHome(home) {
  rmSync(home, { recursive: true, force: true });
}

/** Calls `end` when this process is to be ended by a signal, and ends it then; Jest would tear nothing down. */
export function onceBrokenOff(end) {
  const breakOff = async () => {
    await end();
    process.exit(1);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, breakOff);
}

async function removeAbandoned(home) {
  if (hasOwner(home)) return;
  const processes = new ProcessList(home);
  const start = processes.runningStart();
  if (start !== null) process.kill(start, 'SIGTERM');
  while (processes.runningStart() !== null) await sleep(100);
  await processes.end(processes.adoptLeftovers());
  removeTestHome(home);
}

function hasOwner(home) {
  try {
    const { pid, startedAt } = JSON.parse(readFileSync(join(home, 'owner.json'), 'utf8'));
    return processOf(pid)?.startedAt === startedAt;
  } catch {
    return false;
  }
}
