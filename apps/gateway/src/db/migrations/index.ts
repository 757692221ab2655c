import { timersMigrations } from '@engawa/timers';
import { Access1763700001000 } from './access.js';
import { SignIn1764201600000 } from './sign-in.js';

/** The gateway sets no timers, but keeps where development has moved the clock. */
export const migrations = [...timersMigrations, Access1763700001000, SignIn1764201600000];
