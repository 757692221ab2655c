import { Idempotency1763700000003 } from '@engawa/http';
import { inboxMigrations } from '@engawa/inbox';
import { Outbox1763700000001 } from '@engawa/outbox';
import { timersMigrations } from '@engawa/timers';
import { Contacts1763700001000 } from './contacts.js';

export const migrations = [
  ...inboxMigrations,
  Outbox1763700000001,
  ...timersMigrations,
  Idempotency1763700000003,
  Contacts1763700001000,
];
