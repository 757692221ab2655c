import { type CanActivate, createParamDecorator, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Problem } from '@engawa/http';
import type { FastifyRequest } from 'fastify';
import { type Caller, type Permission, TokenVerifier } from './internal-token.js';

const PERMISSION = 'engawa:permission';
type Needed = Permission | 'open' | 'public';

/** The route needs this permission. */
export const Requires = (permission: Permission) => SetMetadata(PERMISSION, permission);
/** Anybody may call the route, through the gateway: pages behind signed links. */
export const Public = () => SetMetadata(PERMISSION, 'public' satisfies Needed);
/** The route needs no token at all: health. */
export const Open = () => SetMetadata(PERMISSION, 'open' satisfies Needed);

/** Refuses by default: a route that declares nothing is not callable. Trusts the internal token and no other header. */
@Injectable()
export class PermissionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly verifier: TokenVerifier,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== 'http') return true;
    const needed = this.reflector.getAllAndOverride<Needed | undefined>(PERMISSION, [context.getHandler(), context.getClass()]);
    if (needed === 'open') return true;
    const request = context.switchToHttp().getRequest<FastifyRequest & { caller?: Caller }>();
    const caller = await this.callerOf(request);
    request.caller = caller;
    if (needed === 'public') return true;
    if (needed && caller.permissions.includes(needed)) return true;
    throw new Problem(403, 'forbidden', 'You are not permitted to do this. Ask an administrator if you need it.');
  }

  private async callerOf(request: FastifyRequest): Promise<Caller> {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    try {
      if (token) return await this.verifier.verify(token);
    } catch {
      // Why a token is not valid helps nobody but an attacker.
    }
    throw new Problem(401, 'unauthenticated', 'Sign in at the gateway; services take its tokens only.');
  }
}

/** The verified caller of the request. */
export const CallerOf = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  return context.switchToHttp().getRequest<{ caller: Caller }>().caller;
});
