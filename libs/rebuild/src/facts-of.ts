import type { ServiceClient } from '@engawa/auth';
import type { KeptFact } from '@engawa/outbox';

const PAGE = 2000;

/** The facts that a service keeps, asked over HTTP: nobody reads another's tables. */
export class FactsOf {
  constructor(
    private readonly client: ServiceClient,
    private readonly service: string,
    private readonly url: string,
  ) {}

  /** All facts by their ids. Those stated meanwhile may be missing, and are asked for by their ids. */
  async *pages(): AsyncGenerator<KeptFact[]> {
    let after: string | undefined;
    for (;;) {
      const page = await this.ask({ after, limit: PAGE });
      if (page.length > 0) yield page;
      if (page.length < PAGE) return;
      after = page.at(-1)!.id;
    }
  }

  /** Those of the ids that are this service's facts. */
  async *byId(ids: string[]): AsyncGenerator<KeptFact[]> {
    for (let from = 0; from < ids.length; from += PAGE) yield await this.ask({ ids: ids.slice(from, from + PAGE) });
  }

  private async ask(body: object): Promise<KeptFact[]> {
    const { facts } = await this.client.post<{ facts: KeptFact[] }>(this.service, `${this.url}/internal/facts`, body);
    return facts;
  }
}
