import { FACTS_PAGE, type FactsQuery, type KeptFact } from '@engawa/outbox';

/** The facts that a service keeps: its own are read, those of another are asked for over HTTP. */
export class FactsOf {
  constructor(private readonly ask: (query: FactsQuery) => Promise<KeptFact[]>) {}

  /** All facts by their ids. Those stated meanwhile may be missing, and are asked for by their ids. */
  async *pages(): AsyncGenerator<KeptFact[]> {
    let after: string | undefined;
    for (;;) {
      const page = await this.ask({ after, limit: FACTS_PAGE });
      if (page.length > 0) yield page;
      if (page.length < FACTS_PAGE) return;
      after = page.at(-1)!.id;
    }
  }

  /** Those of the ids that are this service's facts. */
  async *byId(ids: string[]): AsyncGenerator<KeptFact[]> {
    for (let from = 0; from < ids.length; from += FACTS_PAGE) yield await this.ask({ ids: ids.slice(from, from + FACTS_PAGE) });
  }
}
