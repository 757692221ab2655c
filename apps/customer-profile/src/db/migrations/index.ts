import { inboxMigrations } from '@engawa/inbox';
import { Outbox1763700000001 } from '@engawa/outbox';
import { timersMigrations } from '@engawa/timers';
import { Profile1763700001000 } from './profile.js';
import { Search1763700001001 } from './search.js';

export const migrations = [
  ...inboxMigrations,
  Outbox1763700000001,
  ...timersMigrations,
  Profile1763700001000,
  Search1763700001001,
];
