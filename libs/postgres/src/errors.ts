interface PostgresError {
  code?: string;
}

const codeOf = (error: unknown): string => String((error as PostgresError | null)?.code ?? '');

/**
 * Two transactions were in each other's way, or a migration in a prepared statement's; the same work can succeed when it
 * is run again at once.
 */
export function isRetryableConflict(error: unknown): boolean {
  return ['40001', '40P01'].includes(codeOf(error)) || isOutdatedPlan(error);
}

/** PostgreSQL's only word for it: “cached plan must not change result type”. */
export function isOutdatedPlan(error: unknown): boolean {
  return codeOf(error) === '0A000' && (error as Error).message.includes('cached plan');
}

const TRANSIENT_CLASSES = [
  '08', // connection
  '25', // the session was ended in the middle of a transaction
  '28', // the role or its password is being changed
  '3D', // the database is not there (yet, or again)
  '40', // conflict
  '53', // resources: disk full, too many connections
  '55', // lock not available
  '57', // operator intervention: shutdown, cancelled, time-out
  '58', // system: I/O
];
const TRANSIENT_CODES = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN', 'ENOSPC']);
/** “already released” is TypeORM's word for a connection that was lost between two statements of a transaction. */
const TRANSIENT_MESSAGES =
  /connection terminated|connection timeout|timeout exceeded|timeout expired|not queryable|driver not connected|ended by the server|already released/i;

/**
 * True when the database, its disk or the way to it failed, and not the work itself. Such work is repeated for
 * ever. SQLSTATE classes: PostgreSQL documentation, appendix A.
 */
export function isTransient(error: unknown): boolean {
  const code = codeOf(error);
  if (TRANSIENT_CODES.has(code)) return true;
  if (/^[0-9A-Z]{5}$/.test(code)) return TRANSIENT_CLASSES.includes(code.slice(0, 2));
  return error instanceof Error && TRANSIENT_MESSAGES.test(error.message);
}

const UNMIGRATED_CODES = new Set([
  '3F000', // no such schema
  '42501', // no privilege on a table
  '42703', // no such column
  '42P01', // no such table
]);

/**
 * True when the tables are not those this code was written for, so that the same work fails whatever it is about: a
 * migration has not run yet, or is undone.
 */
export function isUnmigrated(error: unknown): boolean {
  return UNMIGRATED_CODES.has(codeOf(error));
}

/** SQLSTATE 23505. */
export function isUniqueViolation(error: unknown): boolean {
  return codeOf(error) === '23505';
}

/** SQLSTATE 55P03: a lock was waited for until `lock_timeout`. */
export function isLockTimeout(error: unknown): boolean {
  return codeOf(error) === '55P03';
}
