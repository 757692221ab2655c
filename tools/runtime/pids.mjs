import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The list of processes that belong to one home directory, `pids.json`: `{ start, children }`. It outlives a
 * start that was killed, so that the next one can end what was left running. A process is ours only when it
 * began at the recorded moment and its command line holds the recorded marker: ids are given again.
 */
export class ProcessList {
  #file;
  #children = [];

  constructor(home) {
    this.#file = join(home, 'pids.json');
  }

  /** The process id of another start that is at work in this home, or null. */
  runningStart() {
    const { start } = this.#read();
    return start && start.pid !== process.pid && isSame(start) ? start.pid : null;
  }

  /** The names of the processes on the list that run. */
  runningChildren() {
    return this.#children.filter(isSame).map((child) => child.name);
  }

  /** Ends the named processes together: each gets its stop signal, and SIGKILL after `patience` milliseconds. */
  async end(names, patience = 15_000) {
    const left = this.#children.filter((child) => names.includes(child.name) && isSame(child));
    left.forEach((child) => signal(child, child.stopSignal));
    const deadline = Date.now() + patience;
    while (left.some(isSame) && Date.now() < deadline) await sleep(20);
    left.filter(isSame).forEach((child) => signal(child, 'SIGKILL'));
    while (left.some(isSame)) await sleep(20);
  }

  /** Ends everything on the list at once, without asking. */
  kill() {
    this.#children.filter(isSame).forEach((child) => signal(child, 'SIGKILL'));
  }

  /** Takes over the list of an earlier start that was killed, and resolves to the names of what it left running. */
  adoptLeftovers() {
    this.#children = this.#read().children;
    return this.runningChildren();
  }

  /** Puts this process down as the one that is at work here. */
  claim() {
    this.#children = [];
    this.#write();
  }

  /** To be given to `launch`: remembers a child, in the place of an earlier one of the same name. */
  record = ({ name, pid, marker, stopSignal }) => {
    const startedAt = processOf(pid)?.startedAt;
    this.#children = this.#children.filter((child) => child.name !== name);
    if (startedAt) this.#children.push({ name, pid, startedAt, marker, stopSignal });
    try {
      this.#write();
    } catch (error) {
      // The process runs and is known here: failing now would leave it to nobody. The next change writes it down.
      if (error.code !== 'ENOSPC') throw error;
    }
  };

  /** Everything has ended: nothing is left to look after. */
  release() {
    rmSync(this.#file, { force: true });
  }

  #read() {
    try {
      return JSON.parse(readFileSync(this.#file, 'utf8'));
    } catch {
      return { start: null, children: [] };
    }
  }

  #write() {
    const start = { pid: process.pid, startedAt: processOf(process.pid)?.startedAt, marker: '' };
    mkdirSync(dirname(this.#file), { recursive: true });
    writeFileSync(`${this.#file}.half`, JSON.stringify({ start, children: this.#children }, null, 2));
    renameSync(`${this.#file}.half`, this.#file);
  }
}

function isSame({ pid, startedAt, marker }) {
  const found = processOf(pid);
  return found !== null && found.startedAt === startedAt && found.command.includes(marker);
}

function signal({ pid }, name) {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

/** When a process began and its command line, or null when it does not run (any more). */
export function processOf(pid) {
  try {
    return existsSync('/proc/self/stat') ? fromProc(pid) : fromPs(pid);
  } catch {
    return null;
  }
}

function fromProc(pid) {
  // The second field is the name in brackets and may hold anything; the state and the start time follow it.
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  // One that is ending, or has ended and nobody asked how, has no command line any more.
  return fields[0] === 'Z' || command === '' ? null : { startedAt: fields[19], command };
}

function fromPs(pid) {
  const line = execFileSync('ps', ['-o', 'lstart=,command=', '-p', String(pid)], { encoding: 'utf8' }).trim();
  return { startedAt: line.slice(0, 24), command: line.slice(24) };
}
