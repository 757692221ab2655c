import { number, readSettings, serviceSettings } from '@engawa/service';

export const settings = {
  ...serviceSettings(8083),
  REMEDY_ANSWER_MINUTES: number('Minutes within which a remedy beyond somebody’s authority is to be decided', { default: '30' }),
};

export const readConfig = () => readSettings(settings, process.env);
export type ContactCenterConfig = ReturnType<typeof readConfig>;
