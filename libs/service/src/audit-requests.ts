import { createParamDecorator, type ArgumentsHost, Catch, type CallHandler, type ExecutionContext, Inject, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import { neededFor, type Caller, type GuardedRequest, type PartnerScope, type Permission } from '@engawa/auth';
import type { AuditEntry } from '@engawa/contracts';
import { LOG, Problem, ProblemFilter } from '@engawa/http';
import type { Logger } from '@engawa/telemetry';
import { isUUID } from 'class-validator';
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

/** To read with these permissions is to see personal data, as it is where a route names or shows a customer. Whatever changes something is audited anyway. */
const SHOW_PERSONS: readonly Permission[] = [
  'customers.read',
  'customers.match',
  'customers.merge',
  'personal.read',
  'orders.read',
  'contacts.read',
  'consents.export',
  'timeline.export',
  'messages.letters',
  'operations.bodies',
  'audit.read',
];

/** A request with what the audit is to say of it. */
export type AuditedRequest = GuardedRequest & { shown?: string[]; changed?: string[] };

/** Says otherwise than the route's permission whether reading here shows somebody's data. */
export const Audited = (yes: boolean) => SetMetadata(AUDITED, yes);

/** The list into which a handler writes whose data it shows, where no parameter of the route names the customer. */
export const Shown = createParamDecorator((_: unknown, context: ExecutionContext): string[] => {
  return (context.switchToHttp().getRequest<AuditedRequest>().shown ??= []);
});

/** The list into which a handler writes what it changes and how, or which records it lists, where the path does not say it; no personal data. */
export const Changed = createParamDecorator((_: unknown, context: ExecutionContext): string[] => {
  return (context.switchToHttp().getRequest<AuditedRequest>().changed ??= []);
});

/** As much of a caller as the audit keeps. */
export type AuditedCaller = Pick<Caller, 'subject' | 'name' | 'purpose' | 'from'> & { partner?: Pick<PartnerScope, 'id'> | undefined };

/**
 * Who did or saw what, of a request that a route has taken. What is too much for one entry goes on in others: nothing is left out,
 * so that nobody hides a change behind others.
 */
export function auditEntries(request: AuditedRequest, caller: AuditedCaller, outcome: AuditEntry['outcome']): AuditEntry[] {
  const { subject, name, partner, purpose, from } = caller;
  const { params, changed = [], shown = [], named } = request;
  const targets = pieces(storable([...Object.values((params ?? {}) as Record<string, string>), ...changed].join(' ')));
  const ids = [...(isUUID(named) ? [String(named)] : []), ...shown].map((id) => id.toLowerCase());
  const customers = chunks([...new Set(ids)]);
  return Array.from({ length: Math.max(1, targets.length, customers.length) }, (_, part) => ({
    entry: uuidv7(),
    at: new Date().toISOString(),
    subject,
    name: storable(name).slice(0, WORDS_MAX).toWellFormed(),
    partner: partner?.id,
    purpose: purpose && storable(purpose).slice(0, WORDS_MAX).toWellFormed(),
    from,
    action: `${request.method} ${request.routeOptions.url ?? ''}`,
    target: targets[part],
    customers: customers[part] ?? [],
    outcome,
  }));
}

/** Cut between words where there are some. */
function pieces(text: string): string[] {
  const all = [];
  for (let rest = text; rest.length > 0; ) {
    const space = rest.length > TARGET_MAX ? rest.lastIndexOf(' ', TARGET_MAX) : -1;
    const end = space > 0 ? space : TARGET_MAX;
    all.push(rest.slice(0, end).toWellFormed());
    rest = rest.slice(space > 0 ? end + 1 : end);
  }
  return all;
}

function chunks(customers: string[]): string[][] {
  const all = [];
  for (let from = 0; from < customers.length; from += CUSTOMERS_MAX) all.push(customers.slice(from, from + CUSTOMERS_MAX));
  return all;
}

/** PostgreSQL stores no U+0000 and no half of a surrogate pair, and a path may be anything. */
const storable = (text: string) => text.toWellFormed().replaceAll('\0', '\ufffd');

/** Writes down what people see and change, before the answer leaves: without the entry there is no answer. */
@Injectable()
export class AuditRequests implements NestInterceptor {
  constructor(private readonly audit: AuditLog) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const request = context.switchToHttp().getRequest<AuditedRequest>();
    return next.handle().pipe(
      mergeMap(async (answer: unknown) => {
        if (isAudited(context, request)) await this.audit.write(auditEntries(request, request.caller!, 'done'));
        return answer;
      }),
    );
  }
}

/** Asked when the handler has said whose data it shows. */
function isAudited(context: ExecutionContext, { method, caller, named, shown = [] }: AuditedRequest): boolean {
  if (!isPerson(caller)) return false;
  if (method !== 'GET') return true;
  const said = Reflect.getMetadata(AUDITED, context.getHandler()) as boolean | undefined;
  return said ?? (shown.length > 0 || isUUID(named) || SHOW_PERSONS.includes(neededFor(context.getClass(), context.getHandler()) as Permission));
}

/** Publishers and services act for nobody who could be asked why. */
const isPerson = (caller: Caller | undefined) => caller?.subject.startsWith('person:') ?? false;

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
    const { caller } = request;
    if (!(error instanceof Problem) || !REFUSED.includes(error.status) || !caller || !isPerson(caller)) return super.catch(error, host);
    this.audit.write(auditEntries(request, caller, 'refused')).then(
      () => super.catch(error, host),
      (failure: unknown) => super.catch(failure, host),
    );
  }
}
