import { runRebuild } from '@engawa/rebuild';
import { entryTables, rebuildEntries } from './jobs/rebuild-entries.js';

await runRebuild('customer-profile', entryTables, rebuildEntries);
