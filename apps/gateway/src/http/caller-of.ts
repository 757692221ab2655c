import type { Caller, Permission } from '@engawa/auth';
import { Problem } from '@engawa/http';
import type { FastifyRequest } from 'fastify';
import type { People } from '../access/people.js';
import { sessionOf } from './session-cookie.js';

/** The person of a request, by their token or session. Throws a 401 when it is nobody's. */
export async function callerOf(people: People, request: Pick<FastifyRequest, 'headers'>): Promise<Caller> {
  const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
  const session = sessionOf(request);
  const person = token ? await people.byToken(token) : session ? await people.bySession(session) : undefined;
  if (!person) throw new Problem(401, 'unauthenticated', 'Sign in first.', { headers: { 'www-authenticate': 'Bearer' } });
  return people.callerOf(person);
}

/** The same for what the gateway answers itself, to those who may. */
export async function callerWith(people: People, request: Pick<FastifyRequest, 'headers'>, permission: Permission): Promise<Caller> {
  const caller = await callerOf(people, request);
  if (caller.permissions.includes(permission)) return caller;
  throw new Problem(403, 'forbidden', 'You are not permitted to do this. Ask an administrator if you need it.');
}
