export { connectPostgres, type PostgresSettings } from './data-source.js';
export { isLockTimeout, isRetryableConflict, isTransient, isUniqueViolation, isUnmigrated } from './errors.js';
export { migrate, type Migrations } from './run-migrations.js';
export { afterCommit, inTransaction, type Tx } from './transaction.js';
