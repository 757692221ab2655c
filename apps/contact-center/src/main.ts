import { startService } from '@engawa/service';
import { AppModule } from './app.module.js';
import { readConfig } from './config.js';
import { Reason } from './db/reason.entity.js';
import { Resolution } from './db/resolution.entity.js';

await startService({ name: 'contact-center', module: AppModule, config: readConfig(), entities: [Reason, Resolution] });
