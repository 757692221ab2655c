import { ExpiryAnswers1764870000001 } from '@engawa/erasure';
import { Idempotency1763700000003 } from '@engawa/http';
import { inboxMigrations } from '@engawa/inbox';
import { KnownOrigins1763700000004 } from '@engawa/known-origins';
import { Outbox1763700000001 } from '@engawa/outbox';
import { Audit1764288000010 } from '@engawa/service';
import { timersMigrations } from '@engawa/timers';
import { OrderOrigins1764000000000 } from './order-origins.js';
import { Orders1763700001000 } from './orders.js';

export const migrations = [
  ...inboxMigrations,
  Outbox1763700000001,
  ...timersMigrations,
  Idempotency1763700000003,
  KnownOrigins1763700000004,
  Orders1763700001000,
  OrderOrigins1764000000000,
  Audit1764288000010,
  ExpiryAnswers1764870000001,
];
