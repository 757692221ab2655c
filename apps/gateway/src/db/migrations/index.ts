import { Timers1763700000002 } from '@engawa/timers';
import { Access1763700001000 } from './access.js';

/** The gateway sets no timers, but keeps where development has moved the clock. */
export const migrations = [Timers1763700000002, Access1763700001000];
