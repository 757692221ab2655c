import { trace } from '@opentelemetry/api';
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
    mixin: traceOfLine,
  };
  return pino(options, output);
}

const ignore = () => undefined;

/** Lines that wait for a disk with room; later ones are dropped. */
const LINES_KEPT_BYTES = 1024 * 1024;

/** A line that is written while a traced request or message is at work can be found by its trace. */
function traceOfLine(): { trace_id?: string } {
  const span = trace.getActiveSpan();
  return span ? { trace_id: span.spanContext().traceId } : {};
}

/** JavaScript's own errors; their messages may quote a value, such as JSON that cannot be read. */
const BUILT_IN = new Set(['TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'URIError', 'EvalError']);
/** … but these name code alone. */
const NAMES_CODE = /^(Cannot read properties of (undefined|null)|[\w$.[\]]+ is not (a function|defined|iterable|a constructor)$)/;

/**
 * PostgreSQL puts values of rows into `detail` and parameters into the query, JavaScript values into some messages; only
 * what names no person is kept. The stack says where.
 */
function errorWithoutData(error: Error & { code?: string; table?: string; constraint?: string }) {
  const fromDatabase = typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code);
  const [codeAlone] = NAMES_CODE.exec(error.message) ?? [];
  const quotes = BUILT_IN.has(error.name) && !codeAlone;
  const message = quotes ? '' : BUILT_IN.has(error.name) ? codeAlone : error.message;
  return {
    type: error.name,
    message: fromDatabase ? `SQLSTATE ${error.code}` : message,
    code: error.code,
    table: error.table,
    constraint: error.constraint,
    stack: fromDatabase ? undefined : error.stack?.split('\n').filter((line) => /^\s+at /.test(line)).join('\n'),
  };
}
