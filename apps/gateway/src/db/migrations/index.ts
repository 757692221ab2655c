import { Idempotency1763700000003 } from '@engawa/http';
import { timersMigrations } from '@engawa/timers';
import { Access1763700001000 } from './access.js';
import { PublisherKeys1764201600001 } from './publisher-keys.js';
import { SignIn1764201600000 } from './sign-in.js';

/** The gateway sets no timers, but keeps where development has moved the clock. */
export const migrations = [
  ...timersMigrations,
  Idempotency1763700000003,
  Access1763700001000,
  SignIn1764201600000,
  PublisherKeys1764201600001,
];
