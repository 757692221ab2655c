export { createApp } from './create-app.js';
export { describeApi } from './describe-api.js';
export { CONFIG, DEVELOPMENT, EngawaModule } from './engawa.module.js';
export { HealthController } from './health.controller.js';
export { HEALTH, type HealthSource } from './health.js';
export { JobEvery, type Job } from './jobs.js';
export { flag, number, pemText, processSettings, readSettings, serviceSettings, text, type Setting, type Settings } from './settings.js';
export { kafkaProbe, startService, type RunningService } from './start-service.js';
export { stopOnSignal } from './stop-on-signal.js';
