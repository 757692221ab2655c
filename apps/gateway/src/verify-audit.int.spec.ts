import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { inTransaction } from '@engawa/postgres';
import { Audit1764288000010 } from '@engawa/service';
import { freshDatabase, type TestDatabase } from '@engawa/testkit';
import { v7 as uuidv7 } from 'uuid';
import { chainAudit } from './commands/chain-audit.js';
import { migrations } from './db/migrations/index.js';

const program = path.resolve(import.meta.dirname, '../dist/verify-audit.js');
let gateway: TestDatabase;
let survey: TestDatabase;

beforeEach(async () => {
  [gateway, survey] = await Promise.all([freshDatabase(migrations), freshDatabase([Audit1764288000010])]);
  const entries = Array.from({ length: 4 }, () => ({
    ...{ entry: uuidv7(), at: '2026-11-24T01:13:00.000Z', service: 'survey', subject: 'person:1', name: '中村浩', customers: [uuidv7()] },
    ...{ action: 'GET /api/surveys', partner: 'okinan', outcome: 'done' as const },
  }));
  await inTransaction(gateway.db, (tx) => chainAudit(tx, entries));
  await survey.db.query('INSERT INTO audit_entries (entry, at, data) SELECT entry, $2, data FROM unnest($1::uuid[], $3::jsonb[]) AS new (entry, data)', [
    entries.map(({ entry }) => entry),
    entries[0]!.at,
    entries.map(({ service: _service, ...entry }) => JSON.stringify(entry)),
  ]);
});
afterEach(() => Promise.all([gateway.drop(), survey.drop()]));

/** What the verification says and how it ends. */
async function verified(...before: string[]): Promise<{ code: number; said: string }> {
  const env = { ...process.env, NODE_OPTIONS: '', DATABASE_URLS: `gateway=${gateway.url};survey=${survey.url}` };
  return promisify(execFile)(process.execPath, [program, ...before], { env }).then(
    ({ stdout }) => ({ code: 0, said: stdout }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({ code, said: stdout + stderr }),
  );
}

describe('the audit', () => {
  it('is whole while nobody touches it', async () => {
    const { code, said } = await verified();
    expect([code, said]).toEqual([0, expect.stringContaining('2026-11-24: 4 entries, ends in ')]);
    expect(said).toContain('survey: 4 entries of its own, 4 in the chain');
  });

  it.each([
    ['an altered entry', `UPDATE audit_chain SET name = '別人' WHERE place = 2`, '2026-11-24: entry 2 was altered'],
    ['an altered list of customers', `UPDATE audit_chain SET customers = '{}' WHERE place = 3`, '2026-11-24: entry 3 was altered'],
    ['a missing entry', `DELETE FROM audit_chain WHERE place = 2`, '2026-11-24: entry 2 is missing'],
    ['a missing end', `DELETE FROM audit_chain WHERE place > 2`, '2026-11-24: entries 3 to 4 are missing'],
    [
      'an end that was cut off together with its head',
      `DELETE FROM audit_chain WHERE place = 4; UPDATE audit_days SET entries = 3, hash = (SELECT hash FROM audit_chain WHERE place = 3)`,
      'of survey is not in the chain',
    ],
  ])('tells of %s', async (_, change, told) => {
    await gateway.db.query(change);
    const { code, said } = await verified();
    expect([code, said]).toEqual([1, expect.stringContaining(told)]);
  });

  it('tells of every altered entry of a day, not of the first alone', async () => {
    await gateway.db.query(`UPDATE audit_chain SET name = '別人' WHERE place IN (2, 4)`);
    const { said } = await verified();
    for (const place of [2, 4]) expect(said).toContain(`2026-11-24: entry ${place} was altered`);
    expect(said).not.toContain('entry 3 was altered');
  });

  it('tells of a chain that was made anew around an altered entry, since the service knows better', async () => {
    const rows = await gateway.db.query<{ entry: string; customers: string[] }[]>('SELECT entry, customers FROM audit_chain ORDER BY place');
    await gateway.db.query('DELETE FROM audit_chain');
    await gateway.db.query('DELETE FROM audit_days');
    const same = { at: '2026-11-24T01:13:00.000Z', service: 'survey', subject: 'person:1', action: 'GET /api/surveys', partner: 'okinan', outcome: 'done' as const };
    await inTransaction(gateway.db, (tx) => chainAudit(tx, rows.map((row, place) => ({ ...same, ...row, name: place === 1 ? '別人' : '中村浩' }))));
    expect(await verified()).toEqual({ code: 1, said: expect.stringContaining(`entry ${rows[1]!.entry} of survey is another one in the chain`) as unknown });
  });

  it('tells of a day that is gone, or ends otherwise, when it is told what was said before', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'engawa-audit-'));
    const file = path.join(folder, 'said');
    writeFileSync(file, (await verified()).said);
    expect(await verified(file)).toEqual({ code: 0, said: expect.stringContaining('2026-11-24: goes on from where it ended before') as unknown });
    await gateway.db.query('DELETE FROM audit_chain');
    await gateway.db.query('DELETE FROM audit_days');
    await survey.db.query('DELETE FROM audit_entries');
    expect((await verified()).code).toBe(0);
    expect(await verified(file)).toEqual({ code: 1, said: expect.stringContaining('2026-11-24: entry 4 is not the one that the day ended in before') as unknown });
    rmSync(folder, { recursive: true });
  });

  it('tells of a service whose entries it could not compare', async () => {
    await gateway.db.query(`UPDATE audit_chain SET service = 'messaging'`);
    expect((await verified()).said).toContain('DATABASE_URLS names no database of messaging');
  });

  it('tells of an entry that the service never wrote', async () => {
    await survey.db.query('DELETE FROM audit_entries WHERE entry = (SELECT min(entry::text)::uuid FROM audit_entries)');
    expect(await verified()).toEqual({ code: 1, said: expect.stringContaining('but survey never wrote it') as unknown });
  });
});
