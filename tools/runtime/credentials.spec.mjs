import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCredentials, writeDevelopmentCredentials } from './credentials.mjs';

let home;

beforeEach(() => (home = mkdtempSync(join(tmpdir(), 'credentials-'))));
afterEach(() => rmSync(home, { recursive: true }));

it('credentials stay the same from start to start and only their owner may read them', () => {
  const first = loadCredentials(home, ['survey']);
  expect(loadCredentials(home, ['survey'])).toEqual(first);
  expect(statSync(join(home, 'credentials.json')).mode & 0o777).toBe(0o600);
});

it('a new service gets credentials and the others keep theirs', () => {
  const first = loadCredentials(home, ['survey']);
  const second = loadCredentials(home, ['survey', 'messaging']);
  expect(second.services.survey).toBe(first.services.survey);
  expect(second.services.messaging).toMatch(/^service_/);
  expect(second.databasePasswords.messaging.owner).not.toBe(second.databasePasswords.messaging.runtime);
});

it('the gateway is given allowed origins for browser keys alone', () => {
  const file = writeDevelopmentCredentials(home, loadCredentials(home, []), ['http://127.0.0.1:8080']);
  const { publishers } = JSON.parse(readFileSync(file, 'utf8'));
  expect(publishers.filter((one) => one.allowedOrigins).map(({ kind }) => kind)).toEqual(['browser']);
});
