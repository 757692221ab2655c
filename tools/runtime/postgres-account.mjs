import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { CannotStart } from './cannot-start.mjs';

/**
 * The account that runs `program` on `directory`. PostgreSQL refuses to run as root: root's server runs as the
 * account `postgres`, which is made when it is missing; anybody else's runs as themselves.
 *
 * Returns `{ uid?, gid?, wrap }`, where `wrap(command, args)` gives what to spawn: `{ command, args, uid?, gid? }`.
 */
export function accountFor(program, directory) {
  if (process.getuid?.() !== 0) return { wrap: (command, args) => ({ command, args }) };
  const [uid, gid] = accountIds() ?? createAccount();
  const barrier = folderItMayNotPass(program, uid, gid) ?? folderItMayNotPass(directory, uid, gid);
  if (barrier === null) return { uid, gid, wrap: (command, args) => ({ command, args, uid, gid }) };

  // A checkout below /root, for example: the server gets the one capability to pass through all the same. The bit
  // keeps the capability in force where the server asks the system whether it may read its own program.
  const account = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups'];
  const capability = [
    '--inh-caps=+dac_override',
    '--ambient-caps=+dac_override',
    '--securebits=+no_setuid_fixup',
  ];
  const wrap = (command, args) => ({
    command: 'setpriv',
    args: [...account, ...capability, command, ...args],
  });
  if (!succeeds(wrap('test', ['-x', program]))) {
    throw new CannotStart(
      `PostgreSQL runs as the account postgres, which may not enter ${barrier}: move the checkout elsewhere.`,
    );
  }
  return { uid, gid, wrap };
}

function accountIds() {
  try {
    const ask = (flag) =>
      Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }));
    return [ask('-u'), ask('-g')];
  } catch {
    return null;
  }
}

function createAccount() {
  execFileSync('groupadd', ['--system', 'postgres'], { stdio: 'ignore' });
  execFileSync('useradd', ['--system', '--gid', 'postgres', '--no-create-home', 'postgres'], {
    stdio: 'ignore',
  });
  return accountIds();
}

/** The outermost folder above `path` whose mode keeps this account out, or null. */
function folderItMayNotPass(path, uid, gid) {
  const parent = dirname(path);
  if (parent === path) return null;
  const above = folderItMayNotPass(parent, uid, gid);
  if (above !== null || !existsSync(parent)) return above;
  const { mode, uid: owner, gid: group } = statSync(parent);
  const passes = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
  return (mode & passes) === 0 ? parent : null;
}

function succeeds({ command, args }) {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
