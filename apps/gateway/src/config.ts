import { flag, number, pemText, processSettings, readSettings, serviceUrls, share, text, type Setting } from '@engawa/service';
import { type Service } from '@engawa/contracts';

const serviceCredentials: Setting<Map<string, Service>> = {
  about: 'SHA-256 of the credential of each service, in hex: `messaging:<sha256>,survey:<sha256>,…`',
  secret: true,
  parse: (raw) =>
    new Map(raw.split(',').filter(Boolean).map((part) => part.split(':').reverse() as [string, Service])),
};

export const settings = {
  ...processSettings,
  PORT: number('Port to listen on', { default: '8080' }),
  INTERNAL_TOKEN_PRIVATE_KEY: pemText('Key the gateway signs internal tokens with (Ed25519, PEM)'),
  SERVICE_URLS: serviceUrls,
  SERVICE_CREDENTIALS: serviceCredentials,
  CONSOLE_DIR: text('Folder of the built console; without it only the API is served', { default: '' }),
  OPENAPI_DIR: text('Folder of the OpenAPI files', { default: 'openapi' }),
  TRACE_SAMPLE_RATIO: share('Share of requests whose trace is kept, 0 to 1', { default: '0.01' }),
  DEV_CREDENTIALS_FILE: text('Publishers and people of a development start; refused in production', { default: '' }),
  SECURE_COOKIES: flag('true where the gateway is reached by https'),
};

export const readConfig = () => readSettings(settings, process.env);
export type GatewayConfig = ReturnType<typeof readConfig>;
