import { Module, type ModuleMetadata } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { ID_BYTES_MAX, SOURCE_BYTES_MAX } from '@engawa/contracts';
import { LogBrokenAnswers, Problem, sendProblem, validationPipe, VersionTag } from '@engawa/http';
import type { Logger } from '@engawa/telemetry';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { measureRequests } from './measure-requests.js';
import type { Metrics } from './metrics.js';
import { nestLogger } from './nest-logger.js';
import { traceRequests } from './trace-requests.js';

/** The gateway's token for somebody of a partner names the customers whose records are open, 500 and 500 at most. */
const HEADERS_MAX = 64 * 1024;

/** Node looks for clients that are too slow this often. */
const SLOW_SEEN_WITHIN_MS = 5000;

interface AppParts {
  log: Logger;
  metrics: Metrics;
  /** Whose `X-Forwarded-For` is believed, where a process stands behind proxies. */
  trustedProxies?: string[];
}

/** A Nest application on Fastify as every process of ours has it. */
export async function createApp(
  { log, metrics, trustedProxies = [] }: AppParts,
  ...imports: NonNullable<ModuleMetadata['imports']>
): Promise<NestFastifyApplication> {
  @Module({ imports })
  class Root {}

  const adapter = new FastifyAdapter({
    http: { maxHeaderSize: HEADERS_MAX, connectionsCheckingInterval: SLOW_SEEN_WITHIN_MS },
    bodyLimit: 1024 * 1024,
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    trustProxy: trustedProxies.length > 0 ? trustedProxies : false,
    // An event's id and source stand in a path, where each of their bytes may take three characters.
    routerOptions: { maxParamLength: 3 * Math.max(ID_BYTES_MAX, SOURCE_BYTES_MAX) },
    // Members by the names of JavaScript's prototypes are left out; what else a body has counts.
    onProtoPoisoning: 'remove',
    onConstructorPoisoning: 'remove',
    clientErrorHandler: answerBrokenRequest,
    // What the router refuses reaches no route and so no filter of Nest.
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) => sendProblem(error, request, reply, log),
  });
  const fastify = adapter.getInstance() as never as FastifyInstance;
  traceRequests(fastify);
  measureRequests(fastify, metrics);
  const app = await NestFactory.create<NestFastifyApplication>(Root, adapter, { logger: nestLogger(log), abortOnError: false });
  app.useGlobalPipes(validationPipe());
  app.useGlobalInterceptors(new VersionTag(), new LogBrokenAnswers(log));
  return app;
}

/** By what Node calls it: headers that are too long, and clients that take longer than they may. */
const brokenRequests: Record<string, Problem> = {
  HPE_HEADER_OVERFLOW: new Problem(431, 'headers-too-long', 'The headers are longer than 64 kB.'),
  ERR_HTTP_REQUEST_TIMEOUT: new Problem(408, 'request-too-slow', 'The request did not arrive in time. Nothing of it is stored.'),
};
const BROKEN = new Problem(400, 'broken-request', 'The request stops half way or is not HTTP. Nothing of it is stored.');

/** What never became a request: a broken or endless head, or a body that stops half way. */
function answerBrokenRequest({ code = '' }: Error & { code?: string }, socket: Socket): void {
  const { status, body } = brokenRequests[code] ?? BROKEN;
  const text = JSON.stringify(body);
  const head = `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\ncontent-type: application/problem+json\r\ncontent-length: ${Buffer.byteLength(text)}`;
  if (socket.writable) socket.end(`${head}\r\nconnection: close\r\n\r\n${text}`);
}
