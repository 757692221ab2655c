import { Injectable } from '@nestjs/common';
import type { Caller } from '@engawa/auth';
import { services, type Service } from '@engawa/contracts';
import { notFound } from '@engawa/http';
import { InternalCalls } from './internal-calls.js';

export interface LetterName {
  service: Service;
  id: string;
}

interface Letter {
  id: string;
  createdAt: string;
}

interface Filter {
  service?: Service;
  type?: string;
  reason?: string;
  state?: string;
}

interface Outcome extends LetterName {
  outcome: 'replayed' | 'already-applied' | 'refused' | 'dismissed' | 'closed' | 'unknown' | 'silent';
  reason?: string;
  detail?: string;
}

/** So many at once: a service does each in a transaction of its own, and has 3 s to answer. */
const AT_ONCE = 20;

/** Dead letters live with the services that could not apply them; here they are gathered and passed on to. */
@Injectable()
export class DeadLetters {
  constructor(private readonly calls: InternalCalls) {}

  /** The newest of all services, before the letter `before`. A service that does not answer is named and left out. */
  async list(filter: Filter, before: string | undefined, limit: number, caller: Caller) {
    const { service, ...rest } = filter;
    const given = Object.entries({ ...rest, before, limit: String(limit) }).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const silent: Service[] = [];
    const lists = await Promise.all(
      (service ? [service] : services).map(async (name) => {
        const path = `/internal/dead-letters?${new URLSearchParams(given)}`;
        const letters = await this.calls.get<Letter[]>(name, path, caller).catch(() => undefined);
        if (!letters) silent.push(name);
        return (letters ?? []).map((letter) => ({ service: name, ...letter }));
      }),
    );
    // Ids are uuid v7, so their order is that of time.
    return { letters: lists.flat().sort((a, b) => (a.id < b.id ? 1 : -1)), silent: silent.sort() };
  }

  async body({ service, id }: LetterName, caller: Caller): Promise<object> {
    const letter = await this.calls.get<Letter>(service, `/internal/dead-letters/${id}`, caller);
    if (!letter) throw notFound('The dead letter');
    return { service, ...letter };
  }

  replay(letters: LetterName[], caller: Caller): Promise<Outcome[]> {
    return this.each(letters, async (service, ids) => {
      const results = await this.calls.post<Omit<Outcome, 'service'>[]>(service, '/internal/dead-letters/replay', { ids }, caller);
      return (results ?? []).map((result) => ({ service, ...result }));
    });
  }

  dismiss(letters: LetterName[], reason: string, caller: Caller): Promise<Outcome[]> {
    return this.each(letters, async (service, ids) => {
      const done = await this.calls.post<string[]>(service, '/internal/dead-letters/dismiss', { ids, reason }, caller);
      const dismissed = new Set(done);
      return ids.map((id) => ({ service, id, outcome: dismissed.has(id) ? ('dismissed' as const) : ('closed' as const) }));
    });
  }

  /** Oldest first and service by service, so that the order of each key is kept. */
  private async each(letters: LetterName[], act: (service: Service, ids: string[]) => Promise<Outcome[]>): Promise<Outcome[]> {
    const groups = Map.groupBy(letters, (letter) => letter.service);
    const outcomes = await Promise.all(
      [...groups].map(async ([service, group]) => {
        const ids = [...new Set(group.map((letter) => letter.id))].sort();
        const done: Outcome[] = [];
        for (let start = 0; start < ids.length; start += AT_ONCE) {
          const some = ids.slice(start, start + AT_ONCE);
          done.push(...(await act(service, some).catch(() => some.map((id) => ({ service, id, outcome: 'silent' as const })))));
        }
        return done;
      }),
    );
    return outcomes.flat();
  }
}
