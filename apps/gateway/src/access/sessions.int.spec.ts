import { freshDatabase, type TestDatabase } from '@engawa/testkit';
import { migrations } from '../db/migrations/index.js';
import { People, type Person } from './people.js';
import { Sessions } from './sessions.js';
import { SignIns } from './sign-ins.js';

let database: TestDatabase;
let sessions: Sessions;
let signIns: SignIns;
let person: Person;

beforeAll(async () => {
  database = await freshDatabase(migrations);
  sessions = new Sessions(database.db, { PUBLIC_URL: 'http://127.0.0.1', SESSION_HOURS: 12, SESSION_IDLE_MINUTES: 30 });
  signIns = new SignIns(database.db);
  person = (await new People(database.db).signedIn({ issuer: 'https://id', subject: '1', name: '立花恵', roles: ['concierge'] }))!;
});
afterAll(() => database.drop());

/** As if what is in this column had been so much earlier. */
const earlier = (table: string, column: string, by: string) => database.db.query(`UPDATE ${table} SET ${column} = ${column} - $1::interval`, [by]);

it('one address begins three hundred sign-ins a minute, and another one its own', async () => {
  for (let begun = 0; begun < 300; begun += 1) await signIns.refuseTooMany('192.0.2.1');
  await expect(signIns.refuseTooMany('192.0.2.1')).rejects.toMatchObject({ status: 429, more: { headers: { 'retry-after': expect.stringMatching(/^\d+$/) } } });
  await signIns.refuseTooMany('192.0.2.2');
});

describe('a session', () => {
  it('is its person until it is ended, and is not kept in the clear', async () => {
    const secret = await sessions.begin(person);
    expect(await sessions.personOf(secret)).toMatchObject({ id: person.id, name: '立花恵', roles: ['concierge'] });
    expect(JSON.stringify(await database.db.query('SELECT encode(hash, $1) AS hash FROM sessions', ['escape']))).not.toContain(secret);
    await sessions.end(secret);
    expect(await sessions.personOf(secret)).toBeUndefined();
  });

  it('ends when nobody uses it for half an hour, and lives on while somebody does', async () => {
    const secret = await sessions.begin(person);
    for (let times = 0; times < 3; times += 1) {
      await earlier('sessions', 'seen_at', '29 minutes');
      expect(await sessions.personOf(secret)).toBeDefined();
    }
    await earlier('sessions', 'seen_at', '31 minutes');
    expect(await sessions.personOf(secret)).toBeUndefined();
  });

  it('ends after twelve hours, used or not, and is forgotten at the next sign-in', async () => {
    const secret = await sessions.begin(person);
    await earlier('sessions', 'expires_at', '12 hours');
    expect(await sessions.personOf(secret)).toBeUndefined();
    await sessions.begin(person);
    expect(await database.db.query('SELECT count(*)::int AS count FROM sessions')).toEqual([{ count: 1 }]);
  });

  it('has the roles that the person last signed in with', async () => {
    const secret = await sessions.begin(person);
    const people = new People(database.db);
    await people.withToken({ issuer: 'https://id', subject: '1', name: '立花恵', roles: ['administrator'] });
    expect((await sessions.personOf(secret))!.roles).toEqual(['concierge']);
    await people.signedIn({ issuer: 'https://id', subject: '1', name: '立花恵', roles: ['quality'] });
    expect((await sessions.personOf(secret))!.roles).toEqual(['quality']);
  });
});

describe('a sign-in under way', () => {
  const begun = { state: 's', nonce: 'n', codeVerifier: 'v', returnTo: '/customers' };

  it('can be finished once, and by nobody without its secret', async () => {
    const secret = await signIns.begin(begun);
    expect(await signIns.take('another')).toBeUndefined();
    expect(await signIns.take(secret)).toEqual(begun);
    expect(await signIns.take(secret)).toBeUndefined();
  });

  it('cannot be finished after ten minutes', async () => {
    const secret = await signIns.begin(begun);
    await earlier('sign_ins', 'expires_at', '10 minutes');
    expect(await signIns.take(secret)).toBeUndefined();
  });
});
