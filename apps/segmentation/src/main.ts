import { startService } from '@engawa/service';
import { AppModule } from './app.module.js';
import { readConfig } from './config.js';
import { Segment } from './db/segment.entity.js';

const config = readConfig();
await startService({ name: 'segmentation', module: AppModule, config, entities: [Segment], fetchEveryMs: 100 });
