import { permissions } from '@engawa/auth';
import { freshDatabase, type TestDatabase } from '@engawa/testkit';
import { migrations } from '../db/migrations/index.js';
import { People } from './people.js';
import { defaultRoles, keepDefaultRoles } from './roles.js';
import { Sessions } from './sessions.js';

let database: TestDatabase;
let people: People;
let sessions: Sessions;

beforeAll(async () => {
  database = await freshDatabase(migrations);
  people = new People(database.db);
  sessions = new Sessions(database.db, { PUBLIC_URL: 'http://127.0.0.1', SESSION_HOURS: 12, SESSION_IDLE_MINUTES: 30 });
  await keepDefaultRoles(database.db);
  await database.db.query(`INSERT INTO partners (id, name) VALUES ('okinan', '{"ja":"沖南","en":"Okinan"}'), ('shiome', '{"ja":"潮目","en":"Shiome"}')`);
});
afterAll(() => database.drop());

let subject = 0;
const signIn = async (...roles: string[]) => (await people.signedIn({ issuer: 'https://id', subject: String(++subject), name: '金城美和', roles }));
const sql = (text: string, values: unknown[] = []) => database.db.query<unknown[]>(text, values);

describe('a role', () => {
  it('gives its permissions, several together, and an unknown one none', async () => {
    const both = await signIn('quality', 'store', 'nobody-knows-this');
    expect(both.permissions).toEqual([...new Set(rightsOf('quality', 'store'))].sort());
    expect(both.purpose).toBe('quality, sales');
    expect((await signIn('nobody-knows-this')).permissions).toEqual([]);
  });

  it('that is changed counts in the sessions that are open', async () => {
    const secret = await sessions.begin(await signIn('site'));
    await sql(`UPDATE roles SET permissions = '{surveys.read}' WHERE id = 'site'`);
    expect((await sessions.personOf(secret))!.permissions).toEqual(['surveys.read']);
    expect([...(await sessions.peopleOf([secret])).values()][0]!.permissions).toEqual(['surveys.read']);
  });

  it('keeps what an administrator made of it when a newer version starts, and gets what that version gives it', async () => {
    await sql(`UPDATE roles SET permissions = '{surveys.read}', defaults = array_remove(defaults, 'texts.read') WHERE id = 'marketing'`);
    await keepDefaultRoles(database.db);
    expect((await signIn('marketing')).permissions).toEqual(['surveys.read', 'texts.read']);
    await sql(`UPDATE roles SET permissions = '{surveys.read}' WHERE id = 'marketing'`);
    await keepDefaultRoles(database.db);
    expect((await signIn('marketing')).permissions).toEqual(['surveys.read']);
  });

  it('administrator may do everything, whatever the table says', async () => {
    await sql(`UPDATE roles SET permissions = '{}' WHERE id = 'administrator'`);
    expect((await signIn('administrator')).permissions).toEqual([...permissions]);
  });
});

describe('authority', () => {
  it('is the most that the roles of a person have of each kind', async () => {
    await sql(`UPDATE roles SET authority = '{"refund": 10000, "coupon": 200}' WHERE id = 'agent'`);
    await sql(`UPDATE roles SET authority = '{"refund": 5000, "coupon": 900, "replacement": 1}' WHERE id = 'store'`);
    expect((await signIn('agent', 'store', 'analyst')).authority).toEqual({ refund: 10_000, coupon: 900, replacement: 1 });
    expect((await signIn('analyst')).authority).toEqual({});
  });

  it('ends at what the partner allows, where the partner says so', async () => {
    const { id, authority } = await signIn('partner-agent');
    expect(authority).toEqual({ refund: 3000, replacement: 5000, coupon: 500 });
    await sql(`UPDATE partners SET authority = '{"refund": 1000, "replacement": 90000}' WHERE id = 'okinan'`);
    await sql(`UPDATE people SET partner = 'okinan' WHERE id = $1`, [id]);
    expect((await sessions.personOf(await sessions.begin({ id } as never)))!.authority).toEqual({ refund: 1000, replacement: 5000, coupon: 0 });
  });
});

describe('somebody of a partner', () => {
  it('reaches nothing before an administrator says whose they are', async () => {
    const { id, partner } = await signIn('partner-agent');
    expect(partner).toBe('');
    const secret = await sessions.begin({ id } as never);
    await sql(`UPDATE people SET partner = 'okinan' WHERE id = $1`, [id]);
    expect((await sessions.personOf(secret))!.partner).toBe('okinan');
  });

  it('keeps that limit in every role', async () => {
    const { id } = await signIn('supervisor');
    await sql(`UPDATE people SET partner = 'okinan' WHERE id = $1`, [id]);
    expect((await people.withToken({ issuer: 'https://id', subject: String(subject), name: '金城美和', roles: ['administrator'] }))!.partner).toBe('okinan');
  });
});

describe('access', () => {
  it('lasts to the end of its last day in Japan', async () => {
    const { id } = await signIn('agent');
    const secret = await sessions.begin({ id } as never);
    const endsIn = (days: number) => sql(`UPDATE people SET ends_on = (clock_timestamp() AT TIME ZONE 'Asia/Tokyo')::date + $2::int WHERE id = $1`, [id, days]);
    await endsIn(0);
    expect(await sessions.personOf(secret)).toBeDefined();
    await endsIn(-1);
    expect(await sessions.personOf(secret)).toBeUndefined();
    expect((await sessions.peopleOf([secret])).size).toBe(0);
    expect(await people.signedIn({ issuer: 'https://id', subject: String(subject), name: '金城美和', roles: ['agent'] })).toMatchObject({ ended: true });
    expect(await people.withToken({ issuer: 'https://id', subject: String(subject), name: '金城美和', roles: ['agent'] })).toBeUndefined();
  });

  it('ends with that of the partner', async () => {
    const { id } = await signIn('agency');
    const secret = await sessions.begin({ id } as never);
    await sql(`UPDATE people SET partner = 'shiome' WHERE id = $1`, [id]);
    expect(await sessions.personOf(secret)).toBeDefined();
    await sql(`UPDATE partners SET ends_on = '2026-01-31' WHERE id = 'shiome'`);
    expect(await sessions.personOf(secret)).toBeUndefined();
  });
});

function rightsOf(...ids: string[]): string[] {
  return defaultRoles.filter(({ id }) => ids.includes(id)).flatMap((role) => role.permissions);
}
