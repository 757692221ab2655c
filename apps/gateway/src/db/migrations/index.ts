import { timersMigrations } from '@engawa/timers';
import { Access1763700001000 } from './access.js';

/** The gateway sets no timers, but keeps where development has moved the clock. */
export const migrations = [...timersMigrations, Access1763700001000];
