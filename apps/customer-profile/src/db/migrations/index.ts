import { Inbox1763700000000 } from '@engawa/inbox';
import { Outbox1763700000001 } from '@engawa/outbox';
import { Timers1763700000002 } from '@engawa/timers';
import { Profile1763700001000 } from './profile.js';
import { Search1763700001001 } from './search.js';

export const migrations = [
  Inbox1763700000000,
  Outbox1763700000001,
  Timers1763700000002,
  Profile1763700001000,
  Search1763700001001,
];
