import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProcessList } from './pids.mjs';
import { launch } from './processes.mjs';
import { Supervisor } from './supervisor.mjs';

/** A supervisor of one process, `survey`; `startedTimes(n)` resolves when it was started so often. */
function supervise() {
  const home = mkdtempSync(join(tmpdir(), 'supervisor-'));
  const processes = new ProcessList(home);
  const [said, started, waiting] = [[], [], new Map()];
  const supervisor = new Supervisor({ processes, say: (line) => said.push(line), logDirectory: home });
  const begin = async () => {
    const running = launch({
      name: 'survey',
      command: process.execPath,
      args: ['-e', 'setInterval(() => {}, 1000)'],
      logFile: join(home, 'survey.log'),
      marker: 'setInterval',
      record: processes.record,
    });
    waiting.get(started.push(running))?.();
    return running;
  };
  const startedTimes = (times) => new Promise((resolve) => waiting.set(times, resolve));
  const end = async () => {
    await supervisor.stop([(name) => name === 'survey']);
    rmSync(home, { recursive: true });
  };
  return { supervisor, begin, processes, said, started, startedTimes, end };
}

it('a process that was killed is started again, and stopping ends it for good', async () => {
  const { supervisor, begin, processes, said, started, startedTimes, end } = supervise();
  const second = startedTimes(2);
  await supervisor.run('survey', begin);
  process.kill(started[0].pid, 'SIGKILL');
  await second;
  expect(said[0]).toContain('survey stopped unexpectedly (SIGKILL)');
  await end();
  expect(processes.runningChildren()).toEqual([]);
  expect(await started[1].exited).toEqual({ code: null, signal: 'SIGTERM' });
});

it('a process that is restarted ends in order and is told as started again, not as stopped', async () => {
  const { supervisor, begin, said, started, startedTimes, end } = supervise();
  const second = startedTimes(2);
  await supervisor.run('survey', begin);
  await supervisor.restart('survey');
  await second;
  expect(await started[0].exited).toEqual({ code: null, signal: 'SIGTERM' });
  expect(said).toEqual([expect.stringContaining('✓ survey was started again')]);
  await end();
});
