import { startService } from '@engawa/service';
import { AppModule } from './app.module.js';
import { readConfig } from './config.js';
import { SurveySettings } from './db/survey-settings.entity.js';
import { Survey } from './db/survey.entity.js';

const entities = [Survey, SurveySettings];
await startService({ name: 'survey', module: AppModule, config: readConfig(), entities, fetchEveryMs: 100 });
