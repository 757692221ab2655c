import { join } from 'node:path';
import { sha256 } from './credentials.mjs';
import { CLIENT_ID } from './identity-provider.mjs';
import { compileCache, root } from './install.mjs';
import { answers, freePort, urlOf } from './ports.mjs';
import { launch, waitUntilReady } from './processes.mjs';

/** The services in the order of their usual ports; the gateway is one of them. */
export const services = [
  'gateway',
  'customer-profile',
  'order-ingest',
  'contact-center',
  'survey',
  'segmentation',
  'messaging',
];

/**
 * Where each instance of the wanted services listens: `[{ service, name, port, url }]`. The first of a service has
 * its usual port, further ones (`counts` is `{ <service>: n }`) take free ports.
 */
export async function planInstances(wanted, counts, ports) {
  const instances = [];
  for (const service of wanted) {
    for (let number = 1; number <= (counts[service] ?? 1); number += 1) {
      const port = number === 1 ? ports[service] : await freePort();
      const name = number === 1 ? service : `${service}-${number}`;
      instances.push({ service, name, port, url: urlOf(port) });
    }
  }
  return instances;
}

/** What every service of this start shares: a function from an instance to its environment. */
export function environmentFor({
  credentials,
  developmentCredentials,
  databases,
  brokers,
  smtpUrl,
  ports,
  instances,
}) {
  const gateway = urlOf(ports.gateway);
  const common = {
    ...process.env,
    NODE_ENV: 'development',
    NODE_COMPILE_CACHE: compileCache,
    ENGAWA_DEV: '1',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'info',
    HOST: '127.0.0.1',
    KAFKA_BROKERS: brokers,
    INTAKE_SIGNING_KEY: credentials.intakeSigningKey,
    IDENTIFIER_HASH_KEY: credentials.identifierHashKey,
    GATEWAY_URL: gateway,
    PUBLIC_URL: gateway,
    BRAND_NAME: '結び野の食卓',
  };
  const gatewayOnly = {
    INTERNAL_TOKEN_PRIVATE_KEY: credentials.internalToken.privateKey,
    SERVICE_CREDENTIALS: Object.entries(credentials.services)
      .map(([service, credential]) => `${service}:${sha256(credential)}`)
      .join(','),
    SERVICE_URLS: serviceUrls(ports, instances),
    TRACE_SAMPLE_RATIO: process.env.TRACE_SAMPLE_RATIO ?? '1',
    OIDC_ISSUER: urlOf(ports['identity-provider']),
    OIDC_CLIENT_ID: CLIENT_ID,
    OIDC_CLIENT_SECRET: credentials.identityProvider.clientSecret,
    CONSOLE_DIR: join(root, 'apps/console/dist'),
    DEV_CREDENTIALS_FILE: developmentCredentials,
  };
  const messagingOnly = {
    SMTP_URL: smtpUrl,
    MAIL_FROM: '結び野の食卓 <tayori@example.jp>',
    CUSTOMER_PROFILE_URL: urlOf(ports['customer-profile']),
  };
  const customerProfileOnly = { LINK_SIGNING_KEYS: credentials.linkSigningKey };
  const contactCenterOnly = { ORDER_INGEST_URL: urlOf(ports['order-ingest']) };
  return ({ service, port }) => ({
    ...common,
    PORT: String(port),
    DATABASE_URL: databases[service].url,
    INTERNAL_TOKEN_PUBLIC_KEY: credentials.internalToken.publicKey,
    SERVICE_CREDENTIAL: credentials.services[service],
    ...(service === 'gateway' ? gatewayOnly : {}),
    ...(service === 'messaging' ? messagingOnly : {}),
    ...(service === 'customer-profile' ? customerProfileOnly : {}),
    ...(service === 'contact-center' ? contactCenterOnly : {}),
  });
}

/** What a service is started from: its bundle. */
export function bundleOf(service) {
  return join(root, 'dist', `${service}.js`);
}

/** The same program in the files it was compiled to, of any checkout; a profile names them. */
export function unbundled(service, folder = root) {
  return join(folder, 'apps', service, 'dist/main.js');
}

/** Starts one instance, and resolves once `GET /health/ready` answers 200, to `{ pid, exited, stop }`. */
export async function startService({ instance, program, environment, logFile, record, folder = root }) {
  const running = launch({
    name: instance.name,
    command: process.execPath,
    args: ['--enable-source-maps', '--disable-warning=TimeoutNegativeWarning', program],
    env: environment,
    cwd: folder,
    logFile,
    marker: program,
    record,
  });
  await waitUntilReady(running, () => answers(`${instance.url}/health/ready`));
  return running;
}

/**
 * Services that are not started here are listed with their usual port, so that one can be started by hand, in a
 * debugger for example.
 */
function serviceUrls(ports, instances) {
  return services
    .filter((service) => service !== 'gateway')
    .map((service) => {
      const started = instances.filter((instance) => instance.service === service).map(({ url }) => url);
      return `${service}=${started.length > 0 ? started.join(',') : urlOf(ports[service])}`;
    })
    .join(';');
}
