import { pino, type Logger } from 'pino';

export type { Logger };

/**
 * JSON lines on standard output. Personal data never goes in: log ids, counts, types and reasons, never a message's
 * data, an address, a name, a query or a header.
 */
export function createLogger(service: string, level = 'info'): Logger {
  const output = pino.destination({ fd: 1, sync: true, maxLength: LINES_KEPT_BYTES });
  // A line that cannot be written, on a full disk for example, is no reason to stop the work.
  output.on('error', ignore);
  if (process.stdout.listenerCount('error') === 0) for (const stream of [process.stdout, process.stderr]) stream.on('error', ignore);
  const options = {
    level,
    base: { service },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: errorWithoutData },
  };
  return pino(options, output);
}

const ignore = () => undefined;

/** Lines that wait for a disk with room; later ones are dropped. */
const LINES_KEPT_BYTES = 1024 * 1024;

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
