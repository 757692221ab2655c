export { createLogger, type Logger } from './logger.js';
export { newTraceparent, validTraceparent } from './trace.js';
