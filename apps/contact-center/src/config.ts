import { readSettings, serviceSettings } from '@engawa/service';

export const settings = serviceSettings(8083);

export const readConfig = () => readSettings(settings, process.env);
