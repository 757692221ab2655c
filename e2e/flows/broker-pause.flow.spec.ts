import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { eventually, system } from './system.js';

interface Child {
  name: string;
  pid: number;
}

/** The development broker, as the start that runs it lists its processes. */
function brokerPid(): number {
  const { children } = JSON.parse(readFileSync(join(dirname(process.env.ENGAWA_DEV_JSON!), 'pids.json'), 'utf8')) as { children: Child[] };
  return children.find((child) => child.name === 'kafka')!.pid;
}

const urls = () => [...new Set([system.gateway, ...Object.values(system.instances).flat()])];

async function ready(url: string): Promise<{ status: number; detail?: string }> {
  const answer = await fetch(`${url}/health/ready`);
  const { detail } = (await answer.json()) as { detail?: string };
  return { status: answer.status, detail };
}

describe('while Kafka does not answer', () => {
  const pid = brokerPid();
  afterAll(() => void process.kill(pid, 'SIGCONT'));

  it('no process is ready, each says so without waiting for it, and all are again when it answers', async () => {
    await eventually('all ready', async () => (await Promise.all(urls().map(ready))).every(({ status }) => status === 200));
    process.kill(pid, 'SIGSTOP');
    const answers = await Promise.all(urls().map(ready));
    process.kill(pid, 'SIGCONT');
    for (const answer of answers) expect(answer).toMatchObject({ status: 503, detail: 'Kafka does not answer within a second.' });
    await eventually('all ready', async () => (await Promise.all(urls().map(ready))).every(({ status }) => status === 200));
  });
});
