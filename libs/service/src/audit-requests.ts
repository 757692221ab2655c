import { createParamDecorator, type ArgumentsHost, Catch, type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import { customerNamedAt, neededFor, type Caller, type PartnerScope, type Permission } from '@engawa/auth';
import type { AuditEntry } from '@engawa/contracts';
import { LOG, Problem, ProblemFilter } from '@engawa/http';
import type { Logger } from '@engawa/telemetry';
import { isUUID } from 'class-validator';
import type { FastifyRequest } from 'fastify';
import { mergeMap, type Observable } from 'rxjs';
import { v7 as uuidv7 } from 'uuid';
import { AuditLog } from './audit-log.js';

const AUDITED = 'engawa:audited';
const CUSTOMERS_MAX = 200;
const TARGET_MAX = 1024;
/** Of what a person is called, and of what their roles are for. */
const WORDS_MAX = 256;
/** What is written down as refused: what one may not do, and what one tried too often. */
const REFUSED = [403, 429];

/** To read with these permissions is to see personal data. Whatever changes something is audited anyway. */
const SHOW_PERSONS: readonly Permission[] = [
  'customers.read',
  'customers.match',
  'orders.read',
  'contacts.read',
  'messages.letters',
  'operations.bodies',
  'audit.read',
];

/** A request with what the audit is to say of it. */
export type AuditedRequest = FastifyRequest & { caller?: Caller; shown?: string[]; changed?: string[] };

/** Says otherwise than the route's permission whether reading here shows somebody's data. */
export const Audited = (yes: boolean) => SetMetadata(AUDITED, yes);

/** The list into which a handler writes whose data it shows, where no parameter of the route names the customer. */
export const Shown = createParamDecorator((_: unknown, context: ExecutionContext): string[] => {
  return (context.switchToHttp().getRequest<AuditedRequest>().shown ??= []);
});

/** The list into which a handler writes what it changes and how, where the path does not say it; no personal data. */
export const Changed = createParamDecorator((_: unknown, context: ExecutionContext): string[] => {
  return (context.switchToHttp().getRequest<AuditedRequest>().changed ??= []);
});

/** As much of a caller as the audit keeps. */
export type AuditedCaller = Pick<Caller, 'subject' | 'name' | 'purpose' | 'from'> & { partner?: Pick<PartnerScope, 'id'> | undefined };

/** Who did or saw what, of a request that a route has taken. */
export function auditEntry(request: AuditedRequest, caller: AuditedCaller, outcome: AuditEntry['outcome'], customers: string[] = []): AuditEntry {
  const { subject, name, partner, purpose, from } = caller;
  const target = [...Object.values((request.params ?? {}) as Record<string, string>), ...(request.changed ?? [])].join(' ');
  return {
    entry: uuidv7(),
    at: new Date().toISOString(),
    subject,
    name: cut(name, WORDS_MAX),
    partner: partner?.id,
    purpose: purpose && cut(purpose, WORDS_MAX),
    from,
    action: `${request.method} ${request.routeOptions.url ?? ''}`,
    target: cut(target, TARGET_MAX) || undefined,
    customers: [...new Set(customers.map((id) => id.toLowerCase()))].slice(0, CUSTOMERS_MAX),
    outcome,
  };
}

/** PostgreSQL stores no U+0000 and no half of a surrogate pair, and a path may be anything. */
const cut = (text: string, most: number) => text.slice(0, most).toWellFormed().replaceAll('\0', '\ufffd');

/** Writes down what people see and change, before the answer leaves: without the entry there is no answer. */
@Injectable()
export class AuditRequests implements NestInterceptor {
  constructor(private readonly audit: AuditLog) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<AuditedRequest>();
    if (!isAudited(context, request)) return next.handle();
    return next.handle().pipe(
      mergeMap(async (answer: unknown) => {
        const customers = [...namedCustomers(context, request), ...(request.shown ?? [])];
        await this.audit.write(auditEntry(request, request.caller!, 'done', customers));
        return answer;
      }),
    );
  }
}

function isAudited(context: ExecutionContext, { method, caller }: AuditedRequest): boolean {
  if (!isPerson(caller)) return false;
  if (method !== 'GET') return true;
  const said = Reflect.getMetadata(AUDITED, context.getHandler()) as boolean | undefined;
  return said ?? SHOW_PERSONS.includes(neededFor(context.getClass(), context.getHandler()) as Permission);
}

/** Publishers and services act for nobody who could be asked why. */
const isPerson = (caller: Caller | undefined) => caller?.subject.startsWith('person:') ?? false;

function namedCustomers(context: ExecutionContext, request: AuditedRequest): string[] {
  const customer = customerNamedAt(context.getClass(), context.getHandler(), request);
  return isUUID(customer) ? [String(customer)] : [];
}

/** Refused attempts are written down, too, before they are told. */
@Catch()
export class AuditingFilter extends ProblemFilter {
  constructor(
    @Inject(LOG) log: Logger,
    private readonly audit: AuditLog,
  ) {
    super(log);
  }

  override catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<AuditedRequest>();
    const { caller, shown } = request;
    if (!(error instanceof Problem) || !REFUSED.includes(error.status) || !caller || !isPerson(caller)) return super.catch(error, host);
    this.audit.write(auditEntry(request, caller, 'refused', shown)).then(
      () => super.catch(error, host),
      (failure: unknown) => super.catch(failure, host),
    );
  }
}
