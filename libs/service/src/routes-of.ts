import 'reflect-metadata';
import { RequestMethod, type Type } from '@nestjs/common';
import { neededFor, partnersAt, type Needed, type PartnerAccess } from '@engawa/auth';

/** One way to call a service. */
interface DeclaredRoute {
  /** `GET` */
  method: string;
  /** `/api/customers/:id` */
  path: string;
  needs: Needed;
  /** How far it is open to people of partners; undefined for not at all. */
  partners: PartnerAccess | undefined;
}

/** The routes of a module's controllers and what they need. Throws for one that declares nothing. */
export function routesOf(module: Type): DeclaredRoute[] {
  const controllers = (Reflect.getMetadata('controllers', module) ?? []) as Type[];
  return controllers.flatMap((controller) => {
    const prototype = controller.prototype as Record<string, object>;
    const names = Object.getOwnPropertyNames(prototype).filter((name) => name !== 'constructor');
    const handlers = names.map((name) => prototype[name]!).filter((handler) => Reflect.hasMetadata('method', handler));
    return handlers.map((handler) => routeOf(controller, handler));
  });
}

function routeOf(controller: Type, handler: object): DeclaredRoute {
  const method = RequestMethod[Reflect.getMetadata('method', handler) as number]!;
  const parts = [controller, handler].map((each) => String(Reflect.getMetadata('path', each)));
  const path = `/${parts.join('/')}`.replace(/\/+/g, '/').replace(/(?<=.)\/$/, '');
  const needs = neededFor(controller, handler);
  if (!needs) throw new Error(`${method} ${path} declares no permission, so nobody can call it`);
  return { method, path, needs, partners: partnersAt(controller, handler) };
}
