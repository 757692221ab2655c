import { join } from 'node:path';
import { home } from './home.mjs';
import { startIdentityProvider } from './identity-provider.mjs';
import { jarDirectory } from './install.mjs';
import { startKafka } from './kafka.mjs';
import { startMailbox } from './mailbox.mjs';
import { urlOf } from './ports.mjs';
import { startPostgres } from './postgres.mjs';

export const logDirectory = join(home, 'logs');

/** A process that is a step of the start and is watched from then on; `begin` is given the file for its log. */
export function watched({ supervisor, progress }, title, name, begin) {
  const logFile = join(logDirectory, `${name}.log`);
  return progress.step(title, () => supervisor.run(name, () => begin(logFile)));
}

export function runPostgres(context) {
  const { ports, credentials, record } = context;
  return watched(context, 'PostgreSQL', 'postgres', (logFile) =>
    startPostgres({
      directory: join(home, 'postgres'),
      port: ports.postgres,
      password: credentials.administratorPassword,
      // A bench looks into its server by a library that must be there from the start.
      settings: { shared_preload_libraries: process.env.ENGAWA_POSTGRES_PRELOAD ?? '' },
      logFile,
      record,
    }),
  );
}

export function runKafka(context) {
  const { ports, record } = context;
  return watched(context, 'Kafka', 'kafka', (logFile) =>
    startKafka({
      directory: join(home, 'kafka'),
      port: ports.kafka,
      controllerPort: ports['kafka-controller'],
      libDirectory: jarDirectory,
      logFile,
      record,
    }),
  );
}

export function runMailbox(context) {
  const { ports, record } = context;
  return watched(context, 'Mailbox', 'mailbox', (logFile) =>
    startMailbox({
      directory: join(home, 'mail'),
      smtpPort: ports.smtp,
      webPort: ports.mailbox,
      logFile,
      record,
    }),
  );
}

export function runIdentityProvider(context) {
  const { ports, credentials, record } = context;
  return watched(context, 'Identity provider', 'identity-provider', (logFile) =>
    startIdentityProvider({
      home,
      issuer: urlOf(ports['identity-provider']),
      console: urlOf(ports.gateway),
      secrets: credentials.identityProvider,
      logFile,
      record,
    }),
  );
}
