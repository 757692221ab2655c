import { readSettings, serviceSettings, text } from '@engawa/service';

export const settings = {
  ...serviceSettings(8086),
  GATEWAY_URL: text('Where jobs exchange their credential for a token'),
  CUSTOMER_PROFILE_URL: text('Where addresses are asked for'),
  SERVICE_CREDENTIAL: text("This service's credential at the gateway", { secret: true }),
  SMTP_URL: text('smtp://user:password@host:port or smtps://…', { secret: true }),
  MAIL_FROM: text('Sender of mails, such as 結び野の食卓 <hello@example.jp>'),
};

export const readConfig = () => readSettings(settings, process.env);
export type MessagingConfig = ReturnType<typeof readConfig>;
