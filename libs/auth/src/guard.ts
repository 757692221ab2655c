import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Problem } from '@engawa/http';
import type { FastifyRequest } from 'fastify';
import { Callers } from './callers.js';
import type { Caller, PartnerScope, Permission } from './internal-token.js';

const PERMISSION = 'engawa:permission';
const PARTNERS = 'engawa:partners';
export type Needed = Permission | 'open' | 'public' | 'signed-in';

/** The route needs this permission. */
export const Requires = (permission: Permission) => SetMetadata(PERMISSION, permission);
/** Everybody who is known may call the route, whatever they may do elsewhere. */
export const SignedIn = () => SetMetadata(PERMISSION, 'signed-in' satisfies Needed);
/** Anybody may call the route, through the gateway: pages behind signed links. */
export const Public = () => SetMetadata(PERMISSION, 'public' satisfies Needed);
/** The route needs no token at all: health. */
export const Open = () => SetMetadata(PERMISSION, 'open' satisfies Needed);

/**
 * How far a route is open to people of partners: `any`, since no customer is in it; `own`, where the handler asks whether the
 * record is open to them; or to the customer that a parameter of the path or the query names, whose record must be open.
 */
export type PartnerAccess = 'any' | 'own' | { customer: string };

/** People of partners may call the route too, which is closed to them otherwise. */
export const ForPartners = (access: PartnerAccess) => SetMetadata(PARTNERS, access);

/** How far a controller's method is open to partners; undefined for not at all. */
export function partnersAt(controller: object, method: object): PartnerAccess | undefined {
  return (Reflect.getMetadata(PARTNERS, method) ?? Reflect.getMetadata(PARTNERS, controller)) as PartnerAccess | undefined;
}

/** A request that the guard has looked at. */
export type GuardedRequest = FastifyRequest & {
  caller?: Caller;
  /** What a parameter says of whom the request is about, be it an id or not. */
  named?: unknown;
};

/** The customer whom a parameter of the path or the query names: the one by whom partners are let in, else `customer`. */
function customerNamedAt(controller: object, method: object, { params, query }: Pick<FastifyRequest, 'params' | 'query'>): unknown {
  const access = partnersAt(controller, method);
  const name = typeof access === 'object' ? access.customer : 'customer';
  return { ...(query as Record<string, unknown>), ...(params as Record<string, unknown>) }[name];
}

/** What a controller's method needs of its caller; undefined when it declares nothing, and so is never called. */
export function neededFor(controller: object, method: object): Needed | undefined {
  return (Reflect.getMetadata(PERMISSION, method) ?? Reflect.getMetadata(PERMISSION, controller)) as Needed | undefined;
}

/** Refuses by default: a route that declares nothing is not callable. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(private readonly callers: Callers) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const needed = neededFor(context.getClass(), context.getHandler());
    if (needed === 'open') return true;
    const request = context.switchToHttp().getRequest<GuardedRequest>();
    const caller = await this.callers.of(request, needed);
    request.caller = caller;
    request.named = customerNamedAt(context.getClass(), context.getHandler(), request);
    if (needed === 'public') return true;
    if (needed === 'signed-in' && caller.subject !== 'public') return true;
    if (!caller.permissions.includes(needed as Permission)) throw forbidden();
    if (caller.partner) refusePartner(caller.partner, context, request);
    return true;
  }
}

const forbidden = () => new Problem(403, 'forbidden', 'You are not permitted to do this. Ask an administrator if you need it.');

/** Throws a 403 unless the route is one for partners and the customer it is about is open to this one. */
function refusePartner(partner: PartnerScope, context: ExecutionContext, { named }: GuardedRequest): void {
  const access = partnersAt(context.getClass(), context.getHandler());
  if (access === undefined) throw forbidden();
  if (typeof access === 'string') return;
  if (typeof named !== 'string' || !isOpenTo(partner, named)) throw recordClosed();
}

/** Whether somebody of a partner may see this customer now; ids are compared as the database does, in any case. */
export const isOpenTo = ({ customers }: PartnerScope, customer: string): boolean => customers.includes(customer.toLowerCase());

/** Throws a 403 for who sees anything masked: of a raw copy nothing can be. */
export function refuseMasked({ permissions }: Pick<Caller, 'permissions'>): void {
  const needed: Permission[] = ['personal.read', 'texts.read'];
  if (needed.every((each) => permissions.includes(each))) return;
  throw new Problem(403, 'forbidden', `A raw copy shows what it holds unmasked. It takes ${needed.join(' and ')}, too.`);
}

/** The same for a record that is not there, so that nobody learns which are. */
export const recordClosed = () =>
  new Problem(403, 'record-closed', 'This record is not open to you. It opens with a contact of yours, once the caller is identified.');

/** Who calls: verified by the guard, so only on routes that are not open. */
export const CallerOf = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  return context.switchToHttp().getRequest<{ caller: Caller }>().caller;
});
