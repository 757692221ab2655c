export { CheckedProducer } from './checked-producer.js';
export { COUNT_OPEN_LETTERS, countOpenLetters, deadLetterBody, dismissLetters, listDeadLetters, type ListedLetter } from './dead-letter-list.js';
export { eventStatus, type EventStatus } from './event-status.js';
export { forgetOldIds } from './forget-old-ids.js';
export { KafkaBatchServer, type ConsumerState } from './kafka-batch-server.js';
export { inboxMigrations } from './migration.js';
export { On, OnAnyFact, type AnyBatch, type Batch, type Received } from './on.js';
export { type Ending, type ReplayResult } from './replay-letters.js';
export { causeOf, reported, type ReportCause, type Reported } from './reported.js';
