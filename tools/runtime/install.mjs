import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { CannotStart } from './cannot-start.mjs';

const run = promisify(execFile);

/** The repository, and what all home directories share: the broker's jars, and code that V8 has compiled before. */
export const root = dirname(dirname(import.meta.dirname));
export const jarDirectory = join(root, '.engawa/kafka/lib');
export const compileCache = join(root, '.engawa/compile-cache');

const lockFile = join(root, 'package-lock.json');
const installedLock = join(root, 'node_modules/.package-lock.json');
const installedStamp = join(root, 'node_modules/.engawa-installed');
const pomFile = join(import.meta.dirname, 'kafka/pom.xml');
const jarStamp = join(jarDirectory, '.complete');

/** Whether node_modules holds what package-lock.json asks for: by its content, or, after an npm of yours, by time. */
export function packagesAreThere() {
  if (!existsSync(installedLock)) return false;
  if (existsSync(installedStamp) && readFileSync(installedStamp, 'utf8') === hashOf(lockFile)) return true;
  return statSync(installedLock).mtimeMs >= statSync(lockFile).mtimeMs;
}

/**
 * Installs the versions of package-lock.json. `npm ci` refuses a lock that was written where the registry did not
 * have the packages of every other platform; `npm install` then takes the same versions and leaves the lock alone.
 */
export async function installPackages() {
  const options = ['--no-audit', '--no-fund', '--loglevel=error'];
  await run('npm', ['ci', ...options], { cwd: root })
    .catch((error) => {
      if (!error.stderr?.includes('EUSAGE')) throw error;
      return run('npm', ['install', '--no-save', ...options], { cwd: root });
    })
    .catch((error) => {
      throw new CannotStart(`npm could not install the packages:\n${(error.stderr || error.message).trim()}`);
    });
  writeFileSync(installedStamp, hashOf(lockFile));
}

/** Whether the jars the pom asks for are there, all of them. */
export function jarsAreThere() {
  return existsSync(jarStamp) && readFileSync(jarStamp, 'utf8') === hashOf(pomFile);
}

/** Fetches the jars into a folder beside and puts it in place when it is complete. */
export async function fetchJars() {
  const half = `${jarDirectory}.half-${process.pid}`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  const args = [
    '--batch-mode',
    '--quiet',
    '--file',
    pomFile,
    'dependency:copy-dependencies',
    `-DoutputDirectory=${half}`,
  ];
  await run('mvn', args).catch((error) => {
    rmSync(half, { recursive: true, force: true });
    throw new CannotStart(
      `Maven could not fetch the jars of Kafka:\n${(error.stdout || error.stderr || error.message).trim()}`,
    );
  });
  writeFileSync(join(half, '.complete'), hashOf(pomFile));
  rmSync(jarDirectory, { recursive: true, force: true });
  renameSync(half, jarDirectory);
}

/** The Node that npm put beside the packages, or this one when it is new enough itself; null when there is neither. */
export function projectNode() {
  const installed = join(root, 'node_modules/.bin/node');
  if (existsSync(installed)) return installed;
  return isProjectNode() ? process.execPath : null;
}

/** Whether this process can run the services itself. */
export function isProjectNode() {
  return Number(process.versions.node.split('.')[0]) >= 24;
}

function hashOf(file) {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
