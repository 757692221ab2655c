import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Problem } from '@engawa/http';
import type { FastifyRequest } from 'fastify';
import { Callers } from './callers.js';
import type { Caller, Permission } from './internal-token.js';

const PERMISSION = 'engawa:permission';
export type Needed = Permission | 'open' | 'public' | 'signed-in';

/** The route needs this permission. */
export const Requires = (permission: Permission) => SetMetadata(PERMISSION, permission);
/** Everybody who is known may call the route, whatever they may do elsewhere. */
export const SignedIn = () => SetMetadata(PERMISSION, 'signed-in' satisfies Needed);
/** Anybody may call the route, through the gateway: pages behind signed links. */
export const Public = () => SetMetadata(PERMISSION, 'public' satisfies Needed);
/** The route needs no token at all: health. */
export const Open = () => SetMetadata(PERMISSION, 'open' satisfies Needed);

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
    const request = context.switchToHttp().getRequest<FastifyRequest & { caller?: Caller }>();
    const caller = await this.callers.of(request);
    request.caller = caller;
    if (needed === 'public') return true;
    if (needed === 'signed-in' && caller.subject !== 'public') return true;
    if (caller.permissions.includes(needed as Permission)) return true;
    throw new Problem(403, 'forbidden', 'You are not permitted to do this. Ask an administrator if you need it.');
  }
}

/** Who calls: verified by the guard, so only on routes that are not open. */
export const CallerOf = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  return context.switchToHttp().getRequest<{ caller: Caller }>().caller;
});
