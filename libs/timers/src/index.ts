export { Clock } from './clock.js';
export { Timers1763700000002 } from './migration.js';
export { OnTimer, timerHandlersOf } from './on-timer.js';
export { dueTimers, TimerLoop, type TimerHandler } from './timer-loop.js';
export { schedule, unschedule, type NewTimer, type Timer } from './timers.js';
