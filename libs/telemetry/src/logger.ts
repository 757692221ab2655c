import { pino, type Logger } from 'pino';

export type { Logger };

/**
 * JSON lines on standard output. Personal data never goes in: log ids, counts, types and reasons, never a message's
 * data, an address, a name, a query or a header.
 */
export function createLogger(service: string, level = 'info'): Logger {
  return pino({
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    serializers: { err: errorWithoutData },
  });
}

/** PostgreSQL puts values of rows into `detail` and parameters into the query; only what names no person is kept. */
function errorWithoutData(error: Error & { code?: string; table?: string; constraint?: string }) {
  const fromDatabase = typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code);
  return {
    type: error.name,
    message: fromDatabase ? `SQLSTATE ${error.code}` : error.message,
    code: error.code,
    table: error.table,
    constraint: error.constraint,
    stack: fromDatabase ? undefined : error.stack,
  };
}
