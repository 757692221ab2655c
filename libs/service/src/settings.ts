import { services, type Service } from '@engawa/contracts';
import { createSecretKey, type KeyObject } from 'node:crypto';

/** One variable of the environment. `docs/settings.md` is generated from these. */
export interface Setting<T> {
  about: string;
  /** Shown in the table instead of the value. */
  secret?: boolean;
  /** The raw default; without one the variable must be set. An empty default means: may be left out. */
  default?: string;
  parse: (raw: string) => T;
}

type SettingOptions = Pick<Setting<unknown>, 'default' | 'secret'>;

export const text = (about: string, options: SettingOptions = {}): Setting<string> => ({
  about,
  ...options,
  parse: (raw) => raw,
});

export const number = (about: string, options: SettingOptions = {}): Setting<number> => ({
  about,
  ...options,
  parse: (raw) => {
    const value = Number(raw);
    if (!Number.isFinite(value)) throw new Error('must be a number');
    return value;
  },
});

/** A number from 0 to 1. */
export const share = (about: string, options: SettingOptions = {}): Setting<number> => ({
  about,
  ...options,
  parse: (raw) => {
    const value = Number(raw);
    if (!(value >= 0 && value <= 1)) throw new Error('must be a number from 0 to 1');
    return value;
  },
});

/** An http or https address without a path; a slash at its end is taken away. */
export const baseUrl = (about: string): Setting<string> => ({
  about,
  parse: (raw) => {
    const url = URL.canParse(raw) ? new URL(raw) : undefined;
    if (!url || !/^https?:$/.test(url.protocol) || url.pathname + url.search + url.hash !== '/') throw new Error('must be http(s)://host');
    return url.origin;
  },
});

export const flag = (about: string): Setting<boolean> => ({ about, default: '', parse: (raw) => raw === '1' || raw === 'true' });

export type Settings<S extends Record<string, Setting<unknown>>> = {
  readonly [K in keyof S]: S[K] extends Setting<infer T> ? T : never;
};

/** Reads all settings at once. Throws one error that names every variable that is missing or wrong. */
export function readSettings<S extends Record<string, Setting<unknown>>>(
  definitions: S,
  env: Record<string, string | undefined>,
): Settings<S> {
  const wrong: string[] = [];
  const values: Record<string, unknown> = {};
  for (const [name, setting] of Object.entries(definitions)) {
    const raw = env[name] || setting.default;
    if (raw === undefined) wrong.push(`${name} is not set (${setting.about})`);
    else {
      try {
        values[name] = setting.parse(raw);
      } catch (error) {
        wrong.push(`${name} ${(error as Error).message}`);
      }
    }
  }
  if (wrong.length > 0) throw new Error(`The settings are not right: ${wrong.join('; ')}`);
  return values as Settings<S>;
}

/** A key object is prepared once; a buffer would be prepared anew for every signature. */
const key32 = (raw: string): KeyObject => {
  const key = Buffer.from(raw, 'base64');
  if (key.length !== 32) throw new Error('must be 32 bytes in base64');
  return createSecretKey(key);
};

/** Several of them, the newest first. */
export const signingKeys = (about: string): Setting<KeyObject[]> => ({ about: `${about}; 32 bytes in base64 each`, secret: true, parse: (raw) => raw.split(',').map(key32) });

/** `name=value,name=value` */
export const namedValues = (raw: string): Record<string, string> => {
  const pairs = raw.split(',').filter(Boolean).map((pair) => pair.split(/=(.*)/s).map((part) => part.trim()));
  if (pairs.some(([name, value]) => !name || !value)) throw new Error('must be name=value,name=value');
  return Object.fromEntries(pairs.map(([name, value]) => [name, value])) as Record<string, string>;
};

const pem = (raw: string): string => {
  // Some platforms cannot put line breaks into a variable.
  const value = raw.replaceAll('\\n', '\n');
  if (!value.includes('-----BEGIN')) throw new Error('must be a PEM text');
  return value;
};

export const pemText = (about: string): Setting<string> => ({ about, secret: true, parse: pem });

export const serviceUrls: Setting<Map<Service, string[]>> = {
  about: 'Where the services are: `customer-profile=http://a,http://b;order-ingest=http://c;…`',
  parse: (raw) => {
    const urls = new Map<Service, string[]>();
    for (const part of raw.split(';').filter(Boolean)) {
      const [name = '', list = ''] = part.split('=');
      if (!services.includes(name as Service)) throw new Error(`names ${name}, which is no service`);
      urls.set(name as Service, list.split(',').filter(Boolean));
    }
    return urls;
  },
};

/** What every process needs. */
export const processSettings = {
  HOST: text('Address to listen on', { default: '127.0.0.1' }),
  NODE_ENV: text('`production` refuses development credentials and the development clock', { default: 'development' }),
  LOG_LEVEL: text('trace, debug, info, warn, error or fatal', { default: 'info' }),
  ENGAWA_DEV: flag('1 turns the development routes on (`/dev/…`)'),
  DATABASE_URL: text("URL of the service's own database, for its runtime role", { secret: true }),
  DATABASE_TLS_CA: text('PEM file of the authority behind the certificate of PostgreSQL; turns TLS on', { default: '' }),
  KAFKA_BROKERS: text('host:port of the brokers, comma separated'),
  KAFKA_TLS: flag('true turns TLS to Kafka on'),
  KAFKA_TLS_CA: text('PEM file of the authority behind the certificates of the brokers; turns TLS on', { default: '' }),
  KAFKA_SASL_MECHANISM: text('plain, scram-sha-256 or scram-sha-512', { default: '' }),
  KAFKA_SASL_USERNAME: text('User of Kafka', { default: '' }),
  KAFKA_SASL_PASSWORD: text('Password of Kafka', { default: '', secret: true }),
  OTEL_EXPORTER_OTLP_ENDPOINT: text('Collector of traces (OTLP over HTTP), such as http://collector:4318; none: nothing is exported', {
    default: '',
  }),
  OTEL_EXPORTER_OTLP_HEADERS: {
    about: 'Headers for the collector: `name=value,name=value`',
    secret: true,
    default: '',
    parse: namedValues,
  } satisfies Setting<Record<string, string>>,
  INTAKE_SIGNING_KEY: {
    about: 'Key by which the gateway signs who published, the same in all processes: 32 bytes in base64',
    secret: true,
    parse: key32,
  } satisfies Setting<KeyObject>,
  IDENTIFIER_HASH_KEY: {
    about: 'Key of what is kept of the identifiers of those who were erased, the same in all processes and for ever: with another they are not recognised. 32 bytes in base64',
    secret: true,
    parse: key32,
  } satisfies Setting<KeyObject>,
};

/** What each of the six services needs. */
export const serviceSettings = (port: number) => ({
  ...processSettings,
  PORT: number('Port to listen on', { default: String(port) }),
  INTERNAL_TOKEN_PUBLIC_KEY: pemText("Public key of the gateway's internal tokens (Ed25519, PEM)"),
});
