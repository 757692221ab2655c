export { type ProjectionTable } from './compare.js';
export { FactsOf } from './facts-of.js';
export { rebuild, type RebuildSteps } from './rebuild.js';
export { runRebuild, type AskFacts } from './run-rebuild.js';
