export { Clock } from './clock.js';
export { timersMigrations } from './migration.js';
export { OnTimer, timerHandlersOf } from './on-timer.js';
export { dueTimers, TimerLoop, type TimerHandler } from './timer-loop.js';
export { schedule, unschedule, type NewTimer, type Timer } from './timers.js';
