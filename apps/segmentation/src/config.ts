import { readSettings, serviceSettings } from '@engawa/service';

export const settings = serviceSettings(8085);

export const readConfig = () => readSettings(settings, process.env);
