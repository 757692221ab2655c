import { readFileSync } from 'node:fs';
import { Kafka, logLevel, type ISocketFactory, type Producer, type SASLOptions } from 'kafkajs';
import { connect, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { readAllCompressions } from './compression.js';

// The default partitioner is the one every Java client uses; the warning about its change from version 1 is no news.
process.env.KAFKAJS_NO_PARTITIONER_WARNING = '1';
readAllCompressions();

export interface KafkaSettings {
  brokers: string[];
  tls: boolean;
  /** Path of the PEM file of the authority that signed the brokers' certificates; the system's list when absent. */
  tlsCa?: string;
  saslMechanism?: 'plain' | 'scram-sha-256' | 'scram-sha-512';
  saslUsername?: string;
  saslPassword?: string;
}

interface LogSink {
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}

/** `opened` is told of each connection before anything comes over it. */
export function createKafka(clientId: string, settings: KafkaSettings, log: LogSink, opened?: () => void): Kafka {
  return new Kafka({
    clientId,
    socketFactory: opened && telling(opened),
    brokers: settings.brokers,
    ssl: settings.tls ? (settings.tlsCa ? { ca: readFileSync(settings.tlsCa, 'utf8') } : true) : false,
    sasl: saslOf(settings),
    connectionTimeout: 3000,
    requestTimeout: 10_000,
    retry: { initialRetryTime: 100, maxRetryTime: 2000, retries: 8 },
    logLevel: logLevel.WARN,
    logCreator:
      () =>
      ({ level, log: entry }) => {
        const { error } = entry as { error?: unknown };
        // kafkajs logs our own errors, too; those of the database have the parameters of their query.
        const fields = { kafka: entry.groupId ?? entry.broker, ...(error instanceof Error ? { err: error } : { error }) };
        if (level <= logLevel.ERROR) log.error(fields, entry.message);
        else log.warn(fields, entry.message);
      },
  });
}

/** Connects as kafkajs does by itself. */
function telling(opened: () => void): ISocketFactory {
  return ({ host, port, ssl, onConnect }) => {
    opened();
    const name = isIP(host) ? {} : { servername: host };
    const socket = ssl ? connectTls({ host, port, ...name, ...ssl }, onConnect) : connect({ host, port }, onConnect);
    return socket.setKeepAlive(true, 60_000);
  };
}

function saslOf(settings: KafkaSettings): SASLOptions | undefined {
  if (!settings.saslMechanism) return undefined;
  const login = { username: settings.saslUsername ?? '', password: settings.saslPassword ?? '' };
  return { mechanism: settings.saslMechanism, ...login } as SASLOptions;
}

/**
 * Acknowledged by all in-sync replicas, and idempotent: a send repeated inside the client is written once and in
 * order. Topics are never made by a send.
 */
export function createProducer(kafka: Kafka): Producer {
  return kafka.producer({
    idempotent: true,
    maxInFlightRequests: 5,
    allowAutoTopicCreation: false,
    // An idempotent producer must never give up a send, or the order of what follows is lost; callers have time-outs.
    retry: { initialRetryTime: 50, maxRetryTime: 1000, retries: Number.MAX_SAFE_INTEGER },
  });
}
