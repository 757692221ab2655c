import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { CannotStart } from './cannot-start.mjs';
import { javaProgram } from './java.mjs';
import { readSince } from './logs.mjs';
import { launch, waitUntilReady } from './processes.mjs';

const run = promisify(execFile);

const nodeId = 1;

const javaOptions = [
  '-Xms256m',
  '-Xmx512m',
  '-XX:+UseG1GC',
  '-XX:MaxGCPauseMillis=20',
  // The second compiler would take more processor time from the services than it saves this broker in hours.
  '-XX:TieredStopAtLevel=1',
  '-Xlog:cds=off,cds+dynamic=off',
  '-Djava.awt.headless=true',
  '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn',
  '-Dorg.slf4j.simpleLogger.log.kafka.server.KafkaRaftServer=info',
  '-Dorg.slf4j.simpleLogger.showDateTime=true',
  '-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd HH:mm:ss.SSS',
];

/**
 * Starts Apache Kafka in KRaft mode as one broker and controller on 127.0.0.1, and formats its storage on the
 * first start. Its log survives a killed process, not a power cut. Topics are never made by themselves.
 *
 * Takes `{ directory, port, controllerPort, libDirectory, logFile, record? }`: `directory` holds the settings and
 * `data`, `libDirectory` the jars. Returns `{ brokers, pid, exited, stop }`.
 */
export async function startKafka({ directory, port, controllerPort, libDirectory, logFile, record }) {
  const data = join(directory, 'data');
  const settingsFile = join(directory, 'server.properties');
  mkdirSync(directory, { recursive: true });
  const java = [...javaOptions, '-cp', classPath(libDirectory)];
  const archive = await classArchive(libDirectory);
  if (!existsSync(join(data, 'meta.properties')))
    await format({ java, directory, data, port, controllerPort, logFile, record });
  writeFileSync(settingsFile, settings({ data, port, controllerPort }));

  const running = launch({
    name: 'kafka',
    command: javaProgram(),
    args: [archive, ...java, 'kafka.Kafka', settingsFile],
    cwd: directory,
    logFile,
    marker: settingsFile,
    record,
  });
  await waitUntilReady(running, () => readSince(logFile, running.logOffset).includes('Kafka Server started'));
  return { brokers: `127.0.0.1:${port}`, pid: running.pid, exited: running.exited, stop: running.stop };
}

function classPath(libDirectory) {
  return readdirSync(libDirectory)
    .filter((name) => name.endsWith('.jar'))
    .sort()
    .map((name) => join(libDirectory, name))
    .join(':');
}

/**
 * The JVM's option about an archive of the broker's loaded classes, from which it starts in half the processor time.
 * The first run writes it when it stops; a later one tries it once, since a JVM that was killed while it wrote leaves
 * an archive on which others crash, and puts it in place.
 */
async function classArchive(libDirectory) {
  const archive = join(libDirectory, 'classes.jsa');
  const written = join(libDirectory, 'classes.new.jsa');
  if (!existsSync(archive) && existsSync(written)) {
    const check = ['-Xshare:on', `-XX:SharedArchiveFile=${written}`, '-XX:ErrorFile=/dev/null'];
    const isSound = run(javaProgram(), [...check, '-cp', classPath(libDirectory), '-version']);
    await isSound.then(() => renameSync(written, archive)).catch(() => rmSync(written, { force: true }));
  }
  return existsSync(archive) ? `-XX:SharedArchiveFile=${archive}` : `-XX:ArchiveClassesAtExit=${written}`;
}

function settings({ data, port, controllerPort }) {
  return Object.entries({
    'process.roles': 'broker,controller',
    'node.id': nodeId,
    'controller.quorum.voters': `${nodeId}@127.0.0.1:${controllerPort}`,
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'log.dirs': data,
    'auto.create.topics.enable': false,
    // A broker that was killed may come back only after its session has ended: 9 s by default.
    'broker.session.timeout.ms': 6_000,
    'broker.heartbeat.interval.ms': 1_000,
    'group.initial.rebalance.delay.ms': 0,
    'offsets.topic.num.partitions': 3,
    'offsets.topic.replication.factor': 1,
    'transaction.state.log.num.partitions': 3,
    'transaction.state.log.replication.factor': 1,
    'transaction.state.log.min.isr': 1,
    'share.coordinator.state.topic.num.partitions': 3,
    'share.coordinator.state.topic.replication.factor': 1,
    'share.coordinator.state.topic.min.isr': 1,
    'num.network.threads': 2,
    'num.io.threads': 4,
    'log.cleaner.dedupe.buffer.size': 16 * 1024 * 1024,
  })
    .map(([key, value]) => `${key}=${value}\n`)
    .join('');
}

/**
 * Formats a storage beside and puts it in place when it is complete, so that a start that was broken off in the middle
 * of it begins anew. The formatter is on the list of processes, and ends with them.
 */
async function format({ java, directory, data, port, controllerPort, logFile, record }) {
  const half = `${data}.half`;
  for (const leftover of [half, data]) rmSync(leftover, { recursive: true, force: true });
  mkdirSync(half, { recursive: true });
  const settingsFile = join(directory, 'format.properties');
  writeFileSync(settingsFile, settings({ data: half, port, controllerPort }));
  const formatter = launch({
    name: 'kafka-format',
    command: javaProgram(),
    args: [
      ...java,
      'kafka.tools.StorageTool',
      'format',
      '--cluster-id',
      newClusterId(),
      '--config',
      settingsFile,
    ],
    cwd: directory,
    logFile,
    marker: settingsFile,
    record,
  });
  const { code, signal } = await formatter.exited;
  if (code !== 0)
    throw new CannotStart(`Kafka could not format its storage (${signal ?? code}): ${formatter.logTail()}`);
  renameSync(half, data);
}

/** A new id each time, so that a consumer's position from a deleted log is never taken for one of this log. */
function newClusterId() {
  const id = randomBytes(16).toString('base64url');
  // Kafka's own ids never begin with a dash, which its tools would take for an option.
  return id.startsWith('-') ? newClusterId() : id;
}
