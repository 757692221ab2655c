/** Injection token of the process's logger (libs/telemetry). */
export const LOG = Symbol('log');
