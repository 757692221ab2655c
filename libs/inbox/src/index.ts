export { eventStatus, type EventStatus } from './event-status.js';
export { forgetOldIds } from './forget-old-ids.js';
export { KafkaBatchServer, type ConsumerState } from './kafka-batch-server.js';
export { Inbox1763700000000 } from './migration.js';
export { On, OnAnyFact, type AnyBatch, type Batch, type Received } from './on.js';
export { causeOf, reported, type ReportCause, type Reported } from './reported.js';
