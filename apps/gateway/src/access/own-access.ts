import { remedyKinds, YEN_MAX, type Authority, type Caller, type Permission } from '@engawa/auth';
import { Problem } from '@engawa/http';

/** What a role or a person may do. */
interface Access {
  permissions: Permission[];
  authority: Authority;
}

const NOTHING: Access = { permissions: [], authority: {} };

/** Where a partner has no limit of its own, its people may promise whatever a role can allow. */
export const partnersLimit = (authority: Authority | null): Authority =>
  authority ?? Object.fromEntries(remedyKinds.map((kind) => [kind, YEN_MAX]));

/** What remains of what roles allow where a partner's people work. */
export function within(promised: Authority, limit: Authority): Authority {
  return Object.fromEntries(remedyKinds.map((kind) => [kind, Math.min(promised[kind] ?? 0, limit[kind] ?? 0)]));
}

/**
 * Who gives access gives nothing that they do not have: else whoever may edit one role may do everything a moment later. What
 * was there before may stay. Throws a 403.
 */
export function refuseBeyondOwn(caller: Caller, { permissions, authority }: Access, before: Access = NOTHING): void {
  const more = permissions.filter((each) => !before.permissions.includes(each) && !caller.permissions.includes(each));
  const dearer = remedyKinds.filter((kind) => (authority[kind] ?? 0) > Math.max(before.authority[kind] ?? 0, caller.authority?.[kind] ?? 0));
  if (more.length + dearer.length === 0) return;
  const errors = [
    ...more.map((each) => ({ pointer: '/permissions', detail: `${each} is not yours to give` })),
    ...dearer.map((kind) => ({ pointer: `/authority/${kind}`, detail: 'is more than you may promise yourself' })),
  ];
  throw new Problem(403, 'beyond-own-access', 'You can give what you have. Ask an administrator for the rest.', { errors });
}

/**
 * Nobody changes their own access, so that whoever may mend access stays, nor that of somebody who may do more than they.
 * Throws a 403.
 */
export function refuseOwnOrHigher(caller: Caller, id: string, permissions: Permission[]): void {
  if (caller.subject === `person:${id}`) throw new Problem(403, 'own-access', 'Somebody else changes your access.');
  if (permissions.every((each) => caller.permissions.includes(each))) return;
  throw new Problem(403, 'beyond-own-access', 'This person may do more than you. Ask an administrator.');
}
