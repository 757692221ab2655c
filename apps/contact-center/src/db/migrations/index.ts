import { Idempotency1763700000003 } from '@engawa/http';
import { Inbox1763700000000 } from '@engawa/inbox';
import { Outbox1763700000001 } from '@engawa/outbox';
import { Timers1763700000002 } from '@engawa/timers';
import { Contacts1763700001000 } from './contacts.js';

export const migrations = [
  Inbox1763700000000,
  Outbox1763700000001,
  Timers1763700000002,
  Idempotency1763700000003,
  Contacts1763700001000,
];
