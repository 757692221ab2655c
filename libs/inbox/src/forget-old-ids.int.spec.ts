import { Idempotency1763700000003 } from '@engawa/http';
import { freshDatabase } from '@engawa/testkit';
import { forgetOldIds } from './forget-old-ids.js';
import { inboxMigrations } from './migration.js';

it('ids are kept for 30 days and then forgotten, in services with and without stored answers', async () => {
  for (const migrations of [[...inboxMigrations, Idempotency1763700000003], [...inboxMigrations]]) {
    const database = await freshDatabase(migrations);
    const days = [1, 29, 31, 400];
    await database.asAdministrator(
      days
        .map((age) => `INSERT INTO seen_facts VALUES (gen_random_uuid(), now() - interval '${age} days');
                       INSERT INTO receipts (publisher, source, event_id, body_hash, received_at)
                       VALUES ('p', 's', '${age}', '', now() - interval '${age} days')`)
        .join(';'),
    );
    expect(await forgetOldIds(database.db)).toBe(4);
    expect(await database.db.query('SELECT event_id FROM receipts ORDER BY 1')).toEqual([{ event_id: '1' }, { event_id: '29' }]);
    expect(await database.db.query('SELECT count(*)::int AS count FROM seen_facts')).toEqual([{ count: 2 }]);
    expect(await forgetOldIds(database.db)).toBe(0);
    await database.drop();
  }
});
