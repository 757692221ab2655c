import { readFileSync } from 'node:fs';
import pg from 'pg';
import { CannotStart } from './cannot-start.mjs';

/** A runtime session that hangs, or whose process was stopped, frees its locks within these times. */
const runtimeLimits = {
  idle_in_transaction_session_timeout: '5s',
  transaction_timeout: '10s',
  statement_timeout: '10s',
};

/**
 * Creates what is missing of each service's database: `engawa_<service>`, its owner, who runs the migrations, and
 * the role of the running service, which reads and writes the owner's tables and cannot change their shape.
 * Repeating it changes nothing but the roles' passwords, which become those given.
 *
 * `passwords` is `{ <service>: { owner, runtime } }`; returns `{ <service>: { url, migrationUrl } }`.
 */
export async function createDatabases(administratorUrl, services, passwords) {
  const urls = {};
  await connected(administratorUrl, async (administrator) => {
    await checkVersion(administrator);
    for (const service of services) {
      const name = `engawa_${service.replaceAll('-', '_')}`;
      const owner = `${name}_owner`;
      await createRole(administrator, owner, passwords[service].owner);
      await createRole(administrator, name, passwords[service].runtime);
      for (const [setting, value] of Object.entries(runtimeLimits)) {
        await administrator.query(`ALTER ROLE ${name} SET ${setting} = '${value}'`);
      }
      await createDatabase(administrator, name, owner);
      urls[service] = {
        url: urlFor(administratorUrl, name, name, passwords[service].runtime),
        migrationUrl: urlFor(administratorUrl, name, owner, passwords[service].owner),
      };
    }
  });
  await Promise.all(services.map((service) => grantToRuntime(urls[service].migrationUrl)));
  return urls;
}

async function checkVersion(administrator) {
  const { rows } = await administrator.query('SHOW server_version_num');
  if (Number(rows[0].server_version_num) < 170_000) {
    throw new CannotStart(
      'The PostgreSQL of DATABASE_URL is older than 17 and has no transaction_timeout: use 17 or newer.',
    );
  }
}

async function createRole(administrator, role, password) {
  const { rowCount } = await administrator.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
  await administrator.query(`${verb} ROLE ${role} LOGIN PASSWORD ${pg.escapeLiteral(password)}`);
}

async function createDatabase(administrator, name, owner) {
  const { rowCount } = await administrator.query('SELECT FROM pg_database WHERE datname = $1', [name]);
  if (rowCount === 0) {
    // Only a member of the owning role may give a database to it, unless it is a superuser.
    await administrator.query(`GRANT ${owner} TO CURRENT_USER`);
    await administrator.query(`CREATE DATABASE ${name} OWNER ${owner}`);
  }
}

/** Run as the owner: the privileges of the running service on everything the owner has made and will make. */
async function grantToRuntime(ownerUrl) {
  await connected(ownerUrl, async (owner) => {
    const database = owner.database;
    await owner.query(`
      REVOKE ALL ON DATABASE ${database} FROM PUBLIC;
      GRANT CONNECT ON DATABASE ${database} TO ${database};
      REVOKE ALL ON SCHEMA public FROM PUBLIC;
      GRANT USAGE ON SCHEMA public TO ${database};
      ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${database};
      ALTER DEFAULT PRIVILEGES GRANT USAGE, SELECT ON SEQUENCES TO ${database};
    `);
  });
}

/** TLS is on when DATABASE_TLS_CA names the authority behind the server's certificate, as in every service. */
async function connected(url, work) {
  if (!/^postgres(ql)?:\/\/.+/.test(url)) {
    throw new CannotStart('DATABASE_URL must look like postgres://user:password@host:port/database.');
  }
  const authority = process.env.DATABASE_TLS_CA;
  const ssl = authority ? { ca: readFileSync(authority, 'utf8') } : undefined;
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, ssl });
  await client.connect().catch((error) => {
    const place = new URL(url).host;
    throw new CannotStart(
      `PostgreSQL at ${place} cannot be used (${error.code ?? error.message}): start it, or correct DATABASE_URL.`,
    );
  });
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** From the URL of the running service that of the database's owner. */
export function ownerUrl(serviceUrl, password) {
  const { pathname, username } = new URL(serviceUrl);
  return urlFor(serviceUrl, pathname.slice(1), `${username}_owner`, password);
}

function urlFor(administratorUrl, database, role, password) {
  const url = new URL(administratorUrl);
  url.username = role;
  url.password = password;
  url.pathname = `/${database}`;
  return url.href;
}
