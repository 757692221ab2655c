import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProcessList } from './pids.mjs';
import { launch } from './processes.mjs';
import { Supervisor } from './supervisor.mjs';

it('a process that was killed is started again, and stopping ends it for good', async () => {
  const home = mkdtempSync(join(tmpdir(), 'supervisor-'));
  const processes = new ProcessList(home);
  const said = [];
  const started = [];
  let startedTwice;
  const second = new Promise((resolve) => (startedTwice = resolve));
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
    if (started.push(running) === 2) startedTwice();
    return running;
  };
  await supervisor.run('survey', begin);
  process.kill(started[0].pid, 'SIGKILL');
  await second;
  expect(said[0]).toContain('survey stopped unexpectedly (SIGKILL)');
  await supervisor.stop([(name) => name === 'survey']);
  expect(processes.runningChildren()).toEqual([]);
  expect(await started[1].exited).toEqual({ code: null, signal: 'SIGTERM' });
  rmSync(home, { recursive: true });
});
