import { runRebuild } from '@engawa/rebuild';
import { observationTables, rebuildObservations } from './jobs/rebuild-observations.js';

await runRebuild('segmentation', observationTables, rebuildObservations);
