import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProcessList, processOf } from './pids.mjs';

let home;
let child;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'pids-'));
  child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)', 'left-behind'], { stdio: 'ignore' });
});

afterEach(() => {
  child.kill('SIGKILL');
  rmSync(home, { recursive: true });
});

function leaveBehind() {
  const earlier = new ProcessList(home);
  earlier.claim();
  earlier.record({ name: 'survey', pid: child.pid, marker: 'left-behind', stopSignal: 'SIGTERM' });
}

it('ends what an earlier start left running', async () => {
  leaveBehind();
  const processes = new ProcessList(home);
  expect(processes.adoptLeftovers()).toEqual(['survey']);
  await processes.end(['survey']);
  expect(processOf(child.pid)).toBeNull();
});

it('leaves a process alone that has the same id but began at another time', () => {
  leaveBehind();
  const file = join(home, 'pids.json');
  const list = JSON.parse(readFileSync(file, 'utf8'));
  list.children[0].startedAt = '1';
  writeFileSync(file, JSON.stringify(list));
  expect(new ProcessList(home).adoptLeftovers()).toEqual([]);
});

it('leaves a process alone whose command line is not the recorded one', () => {
  const earlier = new ProcessList(home);
  earlier.claim();
  earlier.record({ name: 'survey', pid: child.pid, marker: 'another program', stopSignal: 'SIGTERM' });
  expect(new ProcessList(home).adoptLeftovers()).toEqual([]);
});

it('names another start only while it runs', () => {
  const file = join(home, 'pids.json');
  const { startedAt } = processOf(child.pid);
  writeFileSync(file, JSON.stringify({ start: { pid: child.pid, startedAt, marker: '' }, children: [] }));
  expect(new ProcessList(home).runningStart()).toBe(child.pid);
  writeFileSync(
    file,
    JSON.stringify({ start: { pid: child.pid, startedAt: '1', marker: '' }, children: [] }),
  );
  expect(new ProcessList(home).runningStart()).toBeNull();
});
