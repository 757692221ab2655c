import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { buildServices } from '../../tools/build.mjs';
import { root } from '../../tools/runtime/install.mjs';

/** Where what is said between services, and the shape of their tables, are written down. */
const agreed = ['libs/contracts/schemas', 'apps/*/src/db/migrations/*', 'libs/*/src/migration.ts'];

/**
 * The newest commit whose contracts or tables are other than today's, or `wanted`; undefined where the history does not
 * reach so far back, as in a shallow clone or an archive.
 */
export function versionBefore(wanted) {
  if (wanted) return commitOf(wanted);
  if (git('status', '--porcelain', '--', ...agreed)) return commitOf('HEAD');
  const changed = git('rev-list', '-1', 'HEAD', '--', ...agreed);
  return changed && commitOf(`${changed}^`);
}

/**
 * Puts the services of `commit` into `.engawa/versions` and builds them there, and resolves to the folder. They run with
 * the packages that are installed for today's: of a version only its own code is looked at.
 */
export async function unpack(commit) {
  const folder = join(root, '.engawa/versions', commit);
  if (!existsSync(folder)) {
    rmSync(join(root, '.engawa/versions'), { recursive: true, force: true });
    const half = `${folder}.half`;
    mkdirSync(half, { recursive: true });
    const archive = execFileSync('git', ['archive', commit, 'apps', 'libs'], {
      cwd: root,
      maxBuffer: 2 ** 30,
    });
    execFileSync('tar', ['-x', '-C', half], { input: archive });
    linkLibs(half);
    renameSync(half, folder);
  }
  await buildServices(folder);
  return folder;
}

/** Node finds everything else in the folders above. */
function linkLibs(folder) {
  const scope = join(folder, 'node_modules/@engawa');
  mkdirSync(scope, { recursive: true });
  for (const name of readdirSync(join(folder, 'libs'))) symlinkSync(`../../libs/${name}`, join(scope, name));
}

function commitOf(name) {
  return git('rev-parse', '--verify', '--quiet', `${name}^{commit}`);
}

function git(...args) {
  try {
    return (
      execFileSync('git', args, {
        cwd: root,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      }).trim() || undefined
    );
  } catch {
    return undefined;
  }
}
