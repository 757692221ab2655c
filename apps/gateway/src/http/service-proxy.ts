import replyFrom from '@fastify/reply-from';
import type { Caller, Callers } from '@engawa/auth';
import type { Service } from '@engawa/contracts';
import { Problem, sendProblem } from '@engawa/http';
import { activeTraceparent, type Logger } from '@engawa/telemetry';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Readable } from 'node:stream';
import type { OpenStreams } from './open-streams.js';
import { type InternalCalls, unavailable } from '../providers/internal-calls.js';

/** Which service answers which noun of `/api`. */
export const ownerOfNoun: Record<string, Service> = {
  customers: 'customer-profile',
  duplicates: 'customer-profile',
  consents: 'customer-profile',
  'consent-purposes': 'customer-profile',
  'identity-rules': 'customer-profile',
  'profile-sources': 'customer-profile',
  attributes: 'customer-profile',
  'rights-cases': 'customer-profile',
  lifetimes: 'customer-profile',
  deletions: 'customer-profile',
  'use-purposes': 'customer-profile',
  imports: 'customer-profile',
  companies: 'customer-profile',
  timeline: 'customer-profile',
  mentions: 'customer-profile',
  orders: 'order-ingest',
  contacts: 'contact-center',
  'contact-reasons': 'contact-center',
  'contact-resolutions': 'contact-center',
  remedies: 'contact-center',
  surveys: 'survey',
  'survey-settings': 'survey',
  segments: 'segmentation',
  journeys: 'messaging',
  templates: 'messaging',
  'messaging-settings': 'messaging',
  deliveries: 'messaging',
  letters: 'messaging',
};

/** Which service answers the pages that customers see: those behind signed links, and what everybody may read. */
const ownerOfPublicPath: Record<string, Service> = { '/s/*': 'survey', '/p/*': 'customer-profile', '/purposes': 'customer-profile' };

/** Headers that only the gateway may set towards the services, or that name a person; and those of one connection (RFC 9110, 7.6.1). */
const NOT_PASSED = [
  ...['authorization', 'cookie', 'forwarded', 'x-forwarded-for', 'x-real-ip'],
  ...['connection', 'keep-alive', 'proxy-authorization', 'proxy-connection', 'te', 'trailer', 'upgrade'],
];

interface ProxyParts {
  callers: Callers;
  calls: InternalCalls;
  streams: OpenStreams;
  log: Logger;
}

/**
 * Passes `/api/<noun>` and the public pages on to their services, bodies untouched. The person's session or token stays
 * here; the service gets a 60-second token instead and trusts nothing else.
 */
export async function registerProxy(fastify: FastifyInstance, { callers, calls, streams, log }: ProxyParts): Promise<void> {
  await fastify.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scope.setErrorHandler((error, request, reply) => sendProblem(error, request, reply, log));
    // Streams are silent for long, so a body has no time-out.
    const undici = { connections: 64, headersTimeout: 15_000, bodyTimeout: 0, keepAliveTimeout: 30_000 };
    await scope.register(replyFrom, { undici, disableRequestLogging: true });
    for (const [noun, service] of Object.entries(ownerOfNoun)) {
      const handler = async (request: FastifyRequest, reply: FastifyReply) => {
        const caller = await callers.of(request);
        return pass(calls, service, caller, { request, reply, streams });
      };
      scope.all(`/api/${noun}`, handler);
      scope.all(`/api/${noun}/*`, handler);
    }
    for (const [path, service] of Object.entries(ownerOfPublicPath)) {
      scope.all(path, (request, reply) => {
        const visitor: Caller = { subject: 'public', name: 'public', permissions: [], from: request.ip };
        return pass(calls, service, visitor, { request, reply });
      });
    }
  });
}

interface Passing {
  request: FastifyRequest;
  reply: FastifyReply;
  streams?: OpenStreams;
}

async function pass(calls: InternalCalls, service: Service, caller: Caller, { request, reply, streams }: Passing) {
  refuseBrokenUrl(request.url);
  const authorization = await calls.authorization(caller, service);
  const traceparent = activeTraceparent();
  return reply.from(calls.urlOf(service) + request.url, {
    rewriteRequestHeaders: (_request, headers) => {
      const passed = Object.fromEntries(Object.entries(headers).filter(([name]) => !NOT_PASSED.includes(name)));
      return traceparent ? { ...passed, authorization, traceparent } : { ...passed, authorization };
    },
    onResponse: (_request, passed, answer) => {
      const { stream, headers } = answer as unknown as { stream: Readable; headers: Record<string, string | undefined> };
      if (headers['content-type']?.startsWith('text/event-stream')) streams?.add(stream, request, caller);
      void passed.send(stream);
    },
    onError: (failed) => {
      const { status, body, more } = unavailable(service);
      void failed
        .status(status)
        .headers({ ...more.headers, 'content-type': 'application/problem+json; charset=utf-8' })
        .send(JSON.stringify(body));
    },
  });
}

/**
 * The router decodes the path alone; of what stands behind it the way on would fail. And a path must be the one it says: what a
 * URL makes of `..`, also of `%2e` and of a backslash, would lead to another route of the service than the one that was chosen.
 */
function refuseBrokenUrl(url: string): void {
  const [path = ''] = url.split('?', 1);
  try {
    decodeURIComponent(url);
  } catch {
    const errors = [{ pointer: '?', detail: 'is not percent-encoded UTF-8; a per cent sign is %25' }];
    throw new Problem(400, 'bad-url', 'The address cannot be decoded.', { errors });
  }
  if (/\\|%5c/i.test(path) || new URL(`http://service${path}`).pathname !== path) {
    throw new Problem(400, 'bad-url', 'The path is not written as it is read. Encode what is no letter or digit, and leave out steps such as `..`.');
  }
}
