import { startService } from '@engawa/service';
import { AppModule } from './app.module.js';
import { readConfig } from './config.js';
import { Segment } from './db/segment.entity.js';

await startService({ name: 'segmentation', module: AppModule, config: readConfig(), entities: [Segment] });
