import { Idempotency1763700000003 } from '@engawa/http';
import { Inbox1763700000000 } from '@engawa/inbox';
import { KnownOrigins1763700000004 } from '@engawa/known-origins';
import { Outbox1763700000001 } from '@engawa/outbox';
import { Timers1763700000002 } from '@engawa/timers';
import { DeliverySettings1763700001001 } from './delivery-settings.js';
import { Messaging1763700001000 } from './messaging.js';

export const migrations = [
  Inbox1763700000000,
  Outbox1763700000001,
  Timers1763700000002,
  Idempotency1763700000003,
  KnownOrigins1763700000004,
  Messaging1763700001000,
  DeliverySettings1763700001001,
];
