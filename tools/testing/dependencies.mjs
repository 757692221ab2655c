import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../runtime/install.mjs';

/** Licences under which code may stand in an image beside ours, which is Apache-2.0: all ask for no more than their text. */
const licences = [
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
];
const GRAVE = ['high', 'critical'];

/** Names the packages of an installation for production that have another licence, or none. */
export function foreignLicences({ packages }) {
  return Object.entries(packages)
    .filter(
      ([path, { dev, link, license }]) =>
        path.includes('node_modules/') && !dev && !link && !licences.includes(license),
    )
    .map(
      ([path, { version, license }]) =>
        `${path.replace(/^.*node_modules\//, '')}@${version}: ${license ?? 'no licence'}`,
    );
}

/** Names the packages with grave holes in an answer of `npm audit`; undefined when the registry did not answer. */
export function graveHoles({ vulnerabilities }) {
  if (!vulnerabilities) return undefined;
  const grave = Object.values(vulnerabilities).filter(({ severity }) => GRAVE.includes(severity));
  return grave.map(({ name, severity, range }) => `${name} ${range}: ${severity}`);
}

/** Checks what goes into production: licences by the lock file, known holes by the registry, where it tells of them. */
export async function checkDependencies() {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const outcomes = [
    told(foreignLicences(lock), 'The licences of all packages for production are known and permissive.'),
  ];
  const holes = graveHoles(await audit());
  if (holes) outcomes.push(told(holes, 'The registry knows of no grave hole in a package for production.'));
  else
    console.log(
      'NOT CHECKED: known holes. This registry does not tell of them; where it does, `npm audit --omit=dev` says.',
    );
  return { passed: outcomes.filter(Boolean).length, failed: outcomes.filter((well) => !well).length };
}

function told(faults, allWell) {
  console.log(faults.length > 0 ? faults.join('\n') : allWell);
  return faults.length === 0;
}

/** npm ends with 1 when there are holes, so what it said counts and not how it ended. */
async function audit() {
  const options = { cwd: root, timeout: 60_000, maxBuffer: 64 * 1024 * 1024 };
  const said = await promisify(execFile)('npm', ['audit', '--omit=dev', '--json'], options).catch(
    (error) => error,
  );
  try {
    return JSON.parse(said.stdout);
  } catch {
    return {};
  }
}
