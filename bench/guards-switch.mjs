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
  const { PermissionGuard, VouchedCallers } = await import('@engawa/auth');
  repeat(VouchedCallers, 'of');
  const guarded = PermissionGuard.prototype.canActivate;
  PermissionGuard.prototype.canActivate = async function (context) {
    if (!off) return guarded.call(this, context);
    const request = context.switchToHttp().getRequest();
    request.caller = await this.callers.of(request);
    return true;
  };
  if (program.includes('gateway')) {
    const partOf = (path) => import(pathToFileURL(join(dirname(program), path)).href);
    repeat((await partOf('access/publishers.js')).Publishers, 'authenticate');
    repeat((await partOf('http/person-callers.js')).PersonCallers, 'of');
    repeat((await partOf('providers/internal-calls.js')).InternalCalls, 'authorization');
  }
}
