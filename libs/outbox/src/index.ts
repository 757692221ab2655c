export { enqueue, type OutboxRow } from './enqueue.js';
export { FACTS_PAGE, keptFacts, type FactsQuery, type KeptFact } from './kept-facts.js';
export { Outbox1763700000001 } from './migration.js';
export { Relay } from './relay.js';
export { fact, recordFacts, request, stateFacts, type Cause, type NewFact, type NewRequest } from './state-facts.js';
