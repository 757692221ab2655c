export { applyRegroupings, learnOrigins, type Move } from './known-origins.js';
export { KnownOrigins1763700000004 } from './migration.js';
