import { applyDecorators, Catch, UseFilters, type RpcExceptionFilter } from '@nestjs/common';
import type { DataOf, EventContract, IntakeContract, KnownCustomer } from '@engawa/contracts';
import type { Tx } from '@engawa/postgres';
import { EventPattern } from '@nestjs/microservices';
import { throwError, type Observable } from 'rxjs';

/** One message of a batch: a fact of another service, or a report from an intake. */
export interface Received<D = unknown> {
  id: string;
  source: string;
  type: string;
  version: number;
  /** The Kafka message's key; on `customer-profile.events` the origin. */
  key: string;
  data: D;
  occurredAt: Date;
  recordedAt: Date;
  backfill: boolean;
  traceparent?: string;
  /** On intakes: who published, as the gateway vouches, else `kafka`. */
  publisher: string;
  /** On intakes: this report's row in the inbox, the `cause.receipt` of the facts it leads to. */
  receipt?: number;
  /** On `customer-profile.events`: whose fact it is. */
  known?: KnownCustomer;
}

/** What a handler gets: a part of a batch, and the transaction to do it in. */
export interface AnyBatch<D = unknown> {
  tx: Tx;
  items: Received<D>[];
  /** Dead-letters one item for its own reason and lets the rest go on. Only for intakes. */
  reject: (item: Received, code: string, detail: string) => void;
}

/** Everything of one type in one wave. */
export type Batch<C extends EventContract | IntakeContract> = AnyBatch<DataOf<C>>;

/** Nest turns every exception into a plain object; the consumer needs the error itself to tell an outage from a bug. */
@Catch()
class ErrorAsItIs implements RpcExceptionFilter {
  catch(error: unknown): Observable<never> {
    return throwError(() => error);
  }
}

/** Calls the method with each batch of `contract`. Facts are read from `customer-profile.events`, with their customer. */
export function On(contract: EventContract | IntakeContract): MethodDecorator {
  return applyDecorators(EventPattern(contract.type) as MethodDecorator, UseFilters(new ErrorAsItIs()));
}

export const ANY_FACT = '*';

/** Calls the method with batches of all facts of all owners, as the owners state them. customer-profile's alone. */
export function OnAnyFact(): MethodDecorator {
  return applyDecorators(EventPattern(ANY_FACT) as MethodDecorator, UseFilters(new ErrorAsItIs()));
}
