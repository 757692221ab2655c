export { type Difference, type ProjectionTable } from './compare.js';
export { FactsOf } from './facts-of.js';
export { rebuild, type RebuildSteps } from './rebuild.js';
export { rebuildSettings, runRebuild } from './run-rebuild.js';
