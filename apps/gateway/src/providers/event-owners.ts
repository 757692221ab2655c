import { Injectable } from '@nestjs/common';
import { services } from '@engawa/contracts';
import { Problem } from '@engawa/http';
import { InternalCalls } from './internal-calls.js';

interface OwnerStatus {
  state: 'applied' | 'dead-lettered';
  facts?: { id: string; type: string }[];
}

/** Asks the owners what became of an event. The gateway itself keeps nothing of what it forwarded. */
@Injectable()
export class EventOwners {
  constructor(private readonly calls: InternalCalls) {}

  async ask(publisher: string, source: string, id: string): Promise<Record<string, unknown>> {
    const caller = { subject: `publisher:${publisher}`, name: publisher, permissions: ['events.status' as const] };
    const query = new URLSearchParams({ publisher, source, id });
    const answers = await Promise.all(
      services.map(async (service) => {
        const path = `/internal/reports?${query}`;
        // Only one of them owns it: another one's silence matters only when nobody knows the event.
        const status = await this.calls.get<OwnerStatus>(service, path, caller).catch((error: Problem) => error);
        return { service, status };
      }),
    );
    const knowing = answers.flatMap(({ service, status }) => (status && !(status instanceof Problem) ? [{ service, status }] : []));
    const answer = knowing.find(({ status }) => status.state === 'applied') ?? knowing[0];
    if (!answer) {
      const silent = answers.find(({ status }) => status instanceof Problem);
      if (silent) throw silent.status as Problem;
      throw new Problem(404, 'not-read-yet', 'Not read yet or never accepted.', { headers: { 'retry-after': '1' } });
    }
    if (answer.status.state !== 'applied') return { ...answer.status, owner: answer.service };
    const facts = answer.status.facts!.map((fact) => fact.id);
    const entries = await this.calls.post('customer-profile', '/internal/entries', { facts }, caller);
    return { ...answer.status, owner: answer.service, entries };
  }
}
