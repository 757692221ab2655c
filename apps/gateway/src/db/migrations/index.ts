import { Idempotency1763700000003 } from '@engawa/http';
import { inboxMigrations } from '@engawa/inbox';
import { timersMigrations } from '@engawa/timers';
import { Access1763700001000 } from './access.js';
import { AuditChain1764288000020 } from './audit.js';
import { AuditTargets1764460800000 } from './audit-targets.js';
import { AuditWords1764633600001 } from './audit-words.js';
import { Authority1764374400000 } from './authority.js';
import { PublisherKeys1764201600001 } from './publisher-keys.js';
import { Roles1764288000000 } from './roles.js';
import { SignIn1764201600000 } from './sign-in.js';

/** The gateway sets no timers, but keeps where development has moved the clock. */
export const migrations = [
  ...inboxMigrations,
  ...timersMigrations,
  Idempotency1763700000003,
  Access1763700001000,
  SignIn1764201600000,
  PublisherKeys1764201600001,
  Roles1764288000000,
  AuditChain1764288000020,
  Authority1764374400000,
  AuditTargets1764460800000,
  AuditWords1764633600001,
];
