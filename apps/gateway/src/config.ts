import { baseUrl, namedValues, number, pemText, processSettings, readSettings, serviceUrls, share, text, type Setting } from '@engawa/service';
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
  PUBLIC_URL: baseUrl('Where browsers reach the gateway, such as https://engawa.example.jp; https makes cookies secure'),
  TRUSTED_PROXIES: {
    ...text('Proxies in front of the gateway, as addresses or ranges with commas; the audit then keeps the address they name', { default: '' }),
    parse: (raw) => raw.split(',').map((part) => part.trim()).filter(Boolean),
  } satisfies Setting<string[]>,
  OIDC_ISSUER: text('Issuer of the OpenID Connect provider where people sign in; its discovery document lies below it'),
  OIDC_CLIENT_ID: text('Client of the console at the provider (authorization code, PKCE)'),
  OIDC_CLIENT_SECRET: text('Its secret', { secret: true }),
  OIDC_SCOPE: text('What is asked of the provider, so that it tells name and roles', { default: 'openid profile' }),
  OIDC_AUDIENCE: text('Audience of the access tokens that other front ends and scripts show; not the client', { default: 'engawa' }),
  OIDC_ALGORITHM: text("Algorithm of the provider's signatures; no other counts", { default: 'RS256' }),
  OIDC_ROLES_CLAIM: text("Claim that holds a person's groups or roles: a text or a list", { default: 'roles' }),
  OIDC_ROLES: {
    ...text('Role for each value of that claim: `crm-team=marketing,okinan=partner-agent`; none: the values are roles', { default: '' }),
    parse: namedValues,
  } satisfies Setting<Record<string, string>>,
  SESSION_HOURS: number('A session of the console ends after this many hours', { default: '12' }),
  SESSION_IDLE_MINUTES: number('… or when nobody used it for so many minutes', { default: '60' }),
  CONSOLE_DIR: text('Folder of the built console; without it only the API is served', { default: '' }),
  OPENAPI_DIR: text('Folder of the OpenAPI files', { default: 'openapi' }),
  TRACE_SAMPLE_RATIO: share('Share of requests whose trace is kept, 0 to 1', { default: '0.01' }),
  DEV_CREDENTIALS_FILE: text('Publishers and people of a development start; refused in production', { default: '' }),
};

/** What the verification of the audit needs instead: the databases of the gateway and of the services. */
const verification = {
  DATABASE_URLS: {
    about: '`gateway=postgres://…;survey=postgres://…`',
    parse: (raw: string) => new Map(raw.split(';').filter(Boolean).map((part) => part.split(/=(.*)/s) as [name: string, url: string])),
  },
};

export const readVerification = () => readSettings(verification, process.env);
export const readConfig = () => readSettings(settings, process.env);
export type GatewayConfig = ReturnType<typeof readConfig>;
