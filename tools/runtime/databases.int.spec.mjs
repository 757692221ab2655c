import pg from 'pg';
import { createDatabases } from './databases.mjs';

const passwords = { 'runtime-test': { owner: 'the owner', runtime: 'the runtime' } };
const administratorUrl = process.env.TEST_DATABASE_URL;
let clients = [];

async function connect(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  clients.push(client);
  return client;
}

afterEach(async () => {
  await Promise.all(clients.map((client) => client.end()));
  clients = [];
  const administrator = await connect(administratorUrl);
  await administrator.query('DROP DATABASE IF EXISTS engawa_runtime_test WITH (FORCE)');
  await administrator.query('DROP ROLE IF EXISTS engawa_runtime_test, engawa_runtime_test_owner');
  await administrator.end();
  clients = [];
});

it('the running service reads and writes the tables of the owner and cannot change their shape', async () => {
  const urls = (await createDatabases(administratorUrl, ['runtime-test'], passwords))['runtime-test'];
  const owner = await connect(urls.migrationUrl);
  await owner.query('CREATE TABLE notes (id bigserial PRIMARY KEY, body text)');
  const service = await connect(urls.url);
  await service.query(`INSERT INTO notes (body) VALUES ('tea')`);
  await service.query(`UPDATE notes SET body = 'rice'`);
  await service.query('DELETE FROM notes');
  for (const statement of ['DROP TABLE notes', 'TRUNCATE notes', 'CREATE TABLE more (id int)']) {
    await expect(service.query(statement)).rejects.toThrow(/permission denied|must be owner/);
  }
});

it('a hanging session of a running service gives its locks back', async () => {
  const urls = (await createDatabases(administratorUrl, ['runtime-test'], passwords))['runtime-test'];
  const service = await connect(urls.url);
  const limit = async (name) => (await service.query(`SHOW ${name}`)).rows[0][name];
  expect(await limit('idle_in_transaction_session_timeout')).toBe('5s');
  expect(await limit('transaction_timeout')).toBe('10s');
  expect(await limit('statement_timeout')).toBe('10s');
});

it('creating the databases again changes nothing', async () => {
  const first = await createDatabases(administratorUrl, ['runtime-test'], passwords);
  expect(await createDatabases(administratorUrl, ['runtime-test'], passwords)).toEqual(first);
});
