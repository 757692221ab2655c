import { ExpiryAnswers1764870000001 } from '@engawa/erasure';
import { Idempotency1763700000003 } from '@engawa/http';
import { inboxMigrations } from '@engawa/inbox';
import { ContactStops1764644400000, KnownOrigins1763700000004 } from '@engawa/known-origins';
import { Outbox1763700000001 } from '@engawa/outbox';
import { Audit1764288000010 } from '@engawa/service';
import { timersMigrations } from '@engawa/timers';
import { DeliverySettings1763700001001 } from './delivery-settings.js';
import { AskedAt1764000001000 } from './asked-at.js';
import { Messaging1763700001000 } from './messaging.js';
import { TemplatePurposes1764720000001 } from './template-purposes.js';

export const migrations = [
  ...inboxMigrations,
  Outbox1763700000001,
  ...timersMigrations,
  Idempotency1763700000003,
  KnownOrigins1763700000004,
  Messaging1763700001000,
  DeliverySettings1763700001001,
  AskedAt1764000001000,
  Audit1764288000010,
  ContactStops1764644400000,
  TemplatePurposes1764720000001,
  ExpiryAnswers1764870000001,
];
