import { number, readSettings, serviceSettings, text } from '@engawa/service';

export const settings = {
  ...serviceSettings(8083),
  GATEWAY_URL: text('Where the credential is exchanged for a token'),
  ORDER_INGEST_URL: text('Where it is asked whose an order is that a partner names'),
  SERVICE_CREDENTIAL: text("This service's credential at the gateway", { secret: true }),
  REMEDY_ANSWER_MINUTES: number('Minutes within which a remedy beyond somebody’s authority is to be decided', { default: '30' }),
};

export const readConfig = () => readSettings(settings, process.env);
export type ContactCenterConfig = ReturnType<typeof readConfig>;
