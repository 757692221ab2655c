import { startService } from '@engawa/service';
import { AppModule } from './app.module.js';
import { readConfig } from './config.js';
import { DeliverySettings } from './db/delivery-settings.entity.js';
import { Journey } from './db/journey.entity.js';
import { Template } from './db/template.entity.js';

const entities = [Journey, Template, DeliverySettings];
await startService({ name: 'messaging', module: AppModule, config: readConfig(), entities, fetchEveryMs: 100 });
