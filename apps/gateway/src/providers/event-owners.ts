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
      services.map(async (service) => ({ service, status: await this.calls.get<OwnerStatus>(service, `/internal/reports?${query}`, caller) })),
    );
    const answer = answers.find(({ status }) => status?.state === 'applied') ?? answers.find(({ status }) => status);
    if (!answer?.status) {
      throw new Problem(404, 'not-read-yet', 'Not read yet or never accepted.', { headers: { 'retry-after': '1' } });
    }
    if (answer.status.state !== 'applied') return { ...answer.status, owner: answer.service };
    const facts = answer.status.facts!.map((fact) => fact.id);
    const entries = await this.calls.post('customer-profile', '/internal/entries', { facts }, caller);
    return { ...answer.status, owner: answer.service, entries };
  }
}
