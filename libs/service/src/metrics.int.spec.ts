import { Controller, Injectable, Module } from '@nestjs/common';
import { intakeTopic, OrderPlace } from '@engawa/contracts';
import { inboxMigrations, On } from '@engawa/inbox';
import { Outbox1763700000001 } from '@engawa/outbox';
import { inTransaction } from '@engawa/postgres';
import { freshDatabase, freshTopics, messageOf, order, publish, startTestService, waitFor, type TestDatabase } from '@engawa/testkit';
import { timersMigrations } from '@engawa/timers';
import { JobEvery, metricDefinitions, type Job, type RunningService } from './index.js';
import { scrapeQueries } from './metrics.js';

@Controller()
class Handler {
  @On(OrderPlace)
  place(): void {
    // Only its time is looked at.
  }
}

@JobEvery(20)
@Injectable()
class Failing implements Job {
  run(): Promise<number> {
    return Promise.reject(new Error('not today'));
  }
}

@Module({ controllers: [Handler], providers: [Failing] })
class WatchedModule {}

let database: TestDatabase;
let service: RunningService;

/** What `/metrics` says, one entry a line: `name{labels}` to value. */
async function scrape(): Promise<Map<string, number>> {
  const text = await (await fetch(`${service.url}/metrics`)).text();
  const lines = text.split('\n').filter((line) => line && !line.startsWith('#'));
  return new Map(lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))]));
}
const value = async (name: string) => (await scrape()).get(name);

beforeAll(async () => {
  await freshTopics();
  database = await freshDatabase([...inboxMigrations, Outbox1763700000001, ...timersMigrations]);
  service = await startTestService({ name: 'order-ingest', module: WatchedModule, database });
});
afterAll(async () => {
  await service.stop();
  await database.drop();
});

describe('the metrics of a service', () => {
  it('have all that is documented, with its explanation, and what prom-client tells of every process', async () => {
    const text = await (await fetch(`${service.url}/metrics`)).text();
    for (const [name, { kind, help }] of Object.entries(metricDefinitions)) {
      expect(text).toContain(`# HELP ${name} ${help}`);
      expect(text).toContain(`# TYPE ${name} ${kind}`);
    }
    expect(text).toContain('nodejs_eventloop_lag_p99_seconds');
  });

  it('tell how long handlers and requests took, requests by their route alone', async () => {
    await publish([messageOf({ contract: OrderPlace, data: order('O-1') })]);
    await waitFor('the handler', () => value(`engawa_handler_duration_seconds_count{type="${OrderPlace.type}"}`));
    await fetch(`${service.url}/internal/reports?publisher=secret&source=secret&id=secret`);
    const names = [...(await scrape()).keys()].filter((name) => name.startsWith('engawa_http_request_duration_seconds_count'));
    expect(names).toContain('engawa_http_request_duration_seconds_count{method="GET",route="/internal/reports",status="4xx"}');
    expect(names.join()).not.toContain('secret');
  });

  it('tell how far each partition is behind', async () => {
    await waitFor('a partition that is done', async () => {
      const lags = [...(await scrape())].filter(([name]) => name.startsWith(`engawa_consumer_lag_messages{topic="${intakeTopic('order-ingest')}"`));
      return lags.length > 0 && lags.every(([, lag]) => lag === 0);
    });
    expect(await value('engawa_consumer_halted')).toBe(0);
    expect(await value('engawa_consumer_last_turn_age_seconds')).toBeLessThan(30);
  });

  it('count dead letters that nobody has seen to, by reason', async () => {
    await publish([{ ...messageOf({ contract: OrderPlace, data: order('O-2') }), value: 'broken' }]);
    await waitFor('the letter', async () => (await value('engawa_dead_letters{reason="broken-json"}')) === 1);
    await database.asAdministrator(`UPDATE dead_letters SET closed_at = now(), closed_as = 'dismissed'`);
    expect(await value('engawa_dead_letters{reason="broken-json"}')).toBeUndefined();
  });

  it('tell of jobs that fail', async () => {
    await waitFor('a failure', async () => ((await value('engawa_job_runs_total{job="Failing",outcome="failed"}')) ?? 0) > 0);
  });

  it('tell of rows that are not sent, keys that are parked, timers that are late and transactions that stay open', async () => {
    expect(await value('engawa_outbox_oldest_age_seconds')).toBe(0);
    // No relay holds such a shard, so its rows stay.
    await database.asAdministrator(`
      INSERT INTO outbox (shard, topic, key, headers, payload, created_at) VALUES (99, 't', 'k', '{}', '', now() - interval '90 s');
      INSERT INTO outbox (shard, topic, key, headers, payload, created_at, parked_at)
      VALUES (99, 't', 'p', '{}', '', now() - interval '2 h', now()), (99, 't', 'p', '{}', '', now(), now());
      INSERT INTO timers (id, kind, due_at, data) VALUES ('late', 'nobody', now() - interval '70 s', '{}')`);
    await waitFor('the ages', async () => {
      const now = await scrape();
      const age = now.get('engawa_outbox_oldest_age_seconds')!;
      expect([age > 89, age < 150]).toEqual([true, true]);
      expect(now.get('engawa_outbox_parked_keys')).toBe(1);
      expect(now.get('engawa_timers_due')).toBe(1);
      expect(now.get('engawa_timers_late_seconds')).toBeGreaterThan(69);
      return true;
    });
    await inTransaction(database.db, async (tx) => {
      await tx.query('DELETE FROM timers');
      await waitFor('its age', async () => (await value('engawa_oldest_writing_transaction_age_seconds'))! > 0.05);
    });
  });
});

describe('what is asked at every scrape', () => {
  it('reads no table from end to end, however many rows there are', async () => {
    await database.asAdministrator(`
      INSERT INTO outbox (shard, topic, key, headers, payload) SELECT 99, 't', n::text, '{}', '' FROM generate_series(1, 50000) AS n;
      INSERT INTO timers (id, kind, due_at, data) SELECT n::text, 'k', now() + n * interval '1 s', '{}' FROM generate_series(-20000, 30000) AS n;
      INSERT INTO dead_letters (id, topic, partition, "offset", reason, detail, headers, closed_at)
      SELECT gen_random_uuid(), 't', 9, n, 'r' || n % 5, '', '{}', CASE WHEN n > 500 THEN now() END FROM generate_series(1, 50000) AS n`);
    // VACUUM runs in no transaction, so it stands alone.
    for (const table of ['outbox', 'timers', 'dead_letters']) await database.asAdministrator(`VACUUM ANALYZE ${table}`);
    for (const [name, sql] of Object.entries(scrapeQueries)) {
      const explain = `EXPLAIN (FORMAT JSON) ${sql.replaceAll('$1', 'now()')}`;
      const plan = JSON.stringify(await database.asAdministrator(explain));
      expect([name, plan]).not.toEqual([name, expect.stringMatching(/"Seq Scan"[^{}]*"Relation Name":"(outbox|timers|dead_letters)"/)]);
    }
  });
});
