import { spawn } from 'node:child_process';
import { closeSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart } from './cannot-start.mjs';
import { lastLines, openLog, sizeOf } from './logs.mjs';

/**
 * Starts a program in a session of its own, so that Ctrl-C in the terminal reaches only the process that stops
 * all others in order. Its output goes to `logFile`. `marker` is a part of the command line by which a later
 * start recognises the process as ours; `record` is told `{ name, pid, marker, stopSignal }`.
 *
 * Returns `{ name, pid, exited, stop, startedAt, logTail }`: `exited` resolves to `{ code, signal }`;
 * `stop(patience)` sends `stopSignal`, then SIGKILL after `patience` milliseconds.
 */
export function launch(program) {
  const { name, command, args, logFile, marker, stopSignal = 'SIGTERM', record = () => {} } = program;
  const logOffset = sizeOf(logFile);
  const log = openLog(logFile);
  const child = spawn(command, args, {
    cwd: program.cwd,
    env: program.env ?? process.env,
    uid: program.uid,
    gid: program.gid,
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);

  let gone = false;
  const exited = new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve({ code, signal }));
    child.once('error', (error) => resolve({ code: error.message, signal: null }));
  }).then((end) => {
    gone = true;
    return end;
  });
  if (child.pid !== undefined) record({ name, pid: child.pid, marker, stopSignal });

  return {
    name,
    pid: child.pid,
    exited,
    hasExited: () => gone,
    logTail: () => lastLines(logFile, logOffset),
    logOffset,
    async stop(patience = 15_000) {
      if (gone) return;
      child.kill(stopSignal);
      const giveUp = new AbortController();
      const outOfPatience = sleep(patience, 'late', { signal: giveUp.signal }).catch(() => 'stopped');
      if ((await Promise.race([exited, outOfPatience])) === 'late') {
        child.kill('SIGKILL');
        await exited;
      }
      giveUp.abort();
    },
  };
}

/**
 * Waits until `isReady()` is true for a running process, looking every 100 ms. Rejects with the end of the log
 * when the process exits before, or after `patience` milliseconds; then the process is stopped.
 */
export async function waitUntilReady(running, isReady, patience = 120_000) {
  const deadline = Date.now() + patience;
  while (!(await isReady())) {
    if (running.hasExited()) {
      const { code, signal } = await running.exited;
      throw new CannotStart(
        `${running.name} stopped while starting (${signal ?? `exit code ${code}`}):\n${running.logTail()}`,
      );
    }
    if (Date.now() > deadline) {
      await running.stop(1_000);
      throw new CannotStart(
        `${running.name} was not ready after ${patience / 1000} s:\n${running.logTail()}`,
      );
    }
    await sleep(100);
  }
}
