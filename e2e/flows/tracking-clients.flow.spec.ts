import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import Rudder from '@rudderstack/rudder-sdk-node';
import { Analytics as Segment } from '@segment/analytics-node';
import { customerOf, eventually, find, keyOf, system, timelineOf, unique } from './system.js';

const run = promisify(execFile);
const DATA = path.resolve(import.meta.dirname, '../data/tracking-clients');
const key = keyOf('everything');
const python = await installClients();

/** What every client says, in the order it says it; data/tracking-clients/story.py says the same. */
function storyOf(name: string) {
  const products = [{ product_id: 'A101', name: '大麦若葉と桑の青汁30包', price: 3780, quantity: 1 }];
  const userId = `U-${name}`;
  return {
    visit: { anonymousId: `visitor-${name}`, name: '冬の鍋特集' },
    person: { userId, traits: { name: `田中 ${name}`, email: `${name}@example.jp` } },
    order: { userId, event: 'Order Completed', properties: { order_id: `T-${name}`, currency: 'JPY', total: 3780, products } },
    page: { userId, name: 'マイページ' },
    company: { userId, groupId: `G-${name}`, traits: { name: `うみかぜ旅館 ${name}` } },
    alias: { userId, previousId: `visitor-${name}` },
  };
}

/** All of the story is on one customer's timeline, each call once. */
async function expectTheStory(name: string): Promise<void> {
  const entries = await eventually('all six calls on the timeline', async () => {
    const customer = await customerOf(`U-${name}`);
    const all = customer && (await timelineOf(customer.id));
    const told = all?.filter((entry) => /^(order|web)\.|customer\.identified/.test(entry.type));
    return told && told.length >= 6 && told;
  });
  const types = entries.map((entry) => entry.type).sort();
  const identified = Array.from({ length: 3 }, () => 'customer.identified');
  expect(types).toEqual([...identified, 'order.placed', 'web.touched', 'web.touched']);
  const titles = entries.map((entry) => entry.title.ja);
  expect(titles).toEqual(expect.arrayContaining(['冬の鍋特集', 'マイページ', `ご注文 T-${name}`]));
  const customer = (await customerOf(`U-${name}`))!;
  const figures = { orderCount: 1, totalMinor: 3780 };
  expect(customer).toMatchObject({ name: { full: `田中 ${name}` }, mails: [`${name}@example.jp`], known: true, figures });
  expect((await find(`うみかぜ旅館 ${name}`)).map((each) => each.id)).toEqual([customer.id]);
}

describe('unmodified tracking clients', () => {
  it("Segment's for Node delivers without an error, and each call has its effect", async () => {
    const name = unique();
    const { visit, person, order, page, company, alias } = storyOf(name);
    const client = new Segment({ writeKey: key, host: system.gateway });
    const errors: string[] = [];
    client.on('error', (error) => errors.push(String(error.reason)));
    client.page(visit);
    client.identify(person);
    client.track(order);
    client.page(page);
    client.group(company);
    client.alias(alias);
    await client.closeAndFlush({ timeout: 20_000 });
    expect(errors).toEqual([]);
    await expectTheStory(name);
  });

  it("RudderStack's for Node, which sends gzip, delivers without an error, and each call has its effect", async () => {
    const name = unique();
    const { visit, person, order, page, company, alias } = storyOf(name);
    const errors: string[] = [];
    const client = new Rudder(key, { dataPlaneUrl: system.gateway, errorHandler: (error) => errors.push(String(error)) });
    client.page(visit);
    client.identify(person);
    client.track(order);
    client.page(page);
    client.group(company);
    client.alias(alias);
    await client.flush();
    expect(errors).toEqual([]);
    await expectTheStory(name);
  });

  it.each(['segment', 'rudderstack'])("%s's for Python, as recorded: its requests are taken, and each call has its effect", async (client) => {
    const name = unique();
    for (const request of recordingOf(client, name)) {
      const response = await fetch(system.gateway + request.path, request);
      expect(response.status).toBe(200);
      expect(await response.json()).toMatchObject({ success: true });
    }
    await expectTheStory(name);
  });

  (python ? it : it.skip).each(['segment', 'rudderstack'])("%s's for Python delivers without an error, and each call has its effect", async (client) => {
    const name = unique();
    // The script fails when the client reports an error.
    await run(python!, [path.join(DATA, 'story.py'), client, system.gateway, key, name]);
    await expectTheStory(name);
  });

  afterAll(() => {
    if (python) rmSync(path.resolve(python, '../..'), { recursive: true, force: true });
  });
});

interface Recorded {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string;
}

/** A client's requests with the names and ids of this run. */
function recordingOf(client: string, name: string) {
  const recorded = JSON.parse(readFileSync(path.join(DATA, `${client}.json`), 'utf8')) as Recorded[];
  return recorded.map(({ method, path: to, headers: { connection: _, ...headers }, body }) => {
    const ours = body.replaceAll('RUN', name).replaceAll('"KEY"', JSON.stringify(key));
    const text = ours.replace(/(?<="messageId": ")[^"]+/g, () => randomUUID());
    const packed = headers['content-encoding'] === 'gzip' ? gzipSync(text) : text;
    return { method, path: to, headers: { ...headers, authorization: `Basic ${btoa(`${key}:`)}` }, body: packed };
  });
}

/** A Python with the clients, in a folder of its own; undefined without Python, or where pip reaches no packages. */
async function installClients(): Promise<string | undefined> {
  const folder = mkdtempSync(path.join(tmpdir(), 'engawa-python-'));
  const python = path.join(folder, 'bin/python');
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--retries', '0', '--timeout', '10'];
  try {
    await run('python3', ['-m', 'venv', folder]);
    await run(python, [...pip, '--requirement', path.join(DATA, 'requirements.txt')]);
    return python;
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return undefined;
  }
}
