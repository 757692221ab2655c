import { baseUrl, number, readSettings, serviceSettings, signingKeys, text } from '@engawa/service';

export const settings = {
  ...serviceSettings(8081),
  RIGHTS_ANSWER_DAYS: number('Days within which somebody is answered who asks to see, correct, stop or erase what is known of them', { default: '14' }),
  BACKUP_DAYS: number('Age of the oldest backup: when so many days have passed, nothing is left anywhere of who was erased', { default: '35' }),
  IMPORT_MAX_BYTES: number('Largest file of customers that is taken, in bytes', { default: '500000000' }),
  BRAND_NAME: text('What stands above the pages that customers see', { default: 'Engawa' }),
  PUBLIC_URL: baseUrl('Where customers reach the gateway, such as https://hello.example.jp'),
  LINK_SIGNING_KEYS: signingKeys('Keys of the links to the preferences, with commas: the first signs, all count. One that is taken away ends the links in old mails'),
};

export const readConfig = () => readSettings(settings, process.env);
export type CustomerProfileConfig = ReturnType<typeof readConfig>;
