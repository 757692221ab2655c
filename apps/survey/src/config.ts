import { readSettings, serviceSettings, text } from '@engawa/service';

export const settings = {
  ...serviceSettings(8084),
  GATEWAY_URL: text('Where it is asked for which purposes answers are used; without it the survey page only links to them', { default: '' }),
  BRAND_NAME: text('What stands above the pages that customers see', { default: 'Engawa' }),
  PUBLIC_URL: text('Base of the links customers get, such as https://hello.example.jp'),
};

export const readConfig = () => readSettings(settings, process.env);
export type SurveyConfig = ReturnType<typeof readConfig>;
