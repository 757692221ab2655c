import { ExpiryAnswers1764870000001 } from '@engawa/erasure';
import { Idempotency1763700000003 } from '@engawa/http';
import { inboxMigrations } from '@engawa/inbox';
import { Outbox1763700000001 } from '@engawa/outbox';
import { Audit1764288000010 } from '@engawa/service';
import { timersMigrations } from '@engawa/timers';
import { Contacts1763700001000 } from './contacts.js';
import { EndedContacts1764860000000 } from './ended-contacts.js';
import { PartnerContacts1764288000000 } from './partner-contacts.js';
import { RemediesOfOrder1764460800000 } from './remedies-of-order.js';
import { Remedies1764374400000 } from './remedies.js';

export const migrations = [
  ...inboxMigrations,
  Outbox1763700000001,
  ...timersMigrations,
  Idempotency1763700000003,
  Contacts1763700001000,
  PartnerContacts1764288000000,
  Audit1764288000010,
  Remedies1764374400000,
  RemediesOfOrder1764460800000,
  EndedContacts1764860000000,
  ExpiryAnswers1764870000001,
];
