import { SpanKind, beginsTrace, continueTrace, isSampled, traceparentOf, tracer, within, type Span } from '@engawa/telemetry';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

type TracedRequest = FastifyRequest & { span: Span | null };

/** Routes that look at the system itself would fill the traces with themselves. */
const UNTRACED = ['/health', '/metrics', '/dev/', '/docs', '/assets'];

/**
 * One span for each request whose trace is kept: one that came with a sampled traceparent, and at the door a share of
 * the rest. What runs in a handler is within it. A request that is not sampled costs a look at its header.
 */
export function traceRequests(fastify: FastifyInstance): void {
  fastify.decorateRequest('span', null);
  fastify.addHook('onRequest', (request, reply, done) => {
    const { traceparent } = request.headers;
    if (isSampled(traceparent as string | undefined) || beginsTrace()) begin(request as TracedRequest, reply);
    done();
  });
  // A body is read in the socket's own context, so the request's is entered only after it.
  fastify.addHook('preValidation', (request, _reply, done) => {
    const { span } = request as TracedRequest;
    if (span) within(span, done);
    else done();
  });
}

function begin(request: TracedRequest, reply: FastifyReply): void {
  const route = request.routeOptions.url;
  if (!route || UNTRACED.some((prefix) => route.startsWith(prefix))) return;
  const name = `${request.method} ${route}`;
  const options = {
    kind: SpanKind.SERVER,
    attributes: { 'http.request.method': request.method, 'http.route': route },
  };
  const caused = continueTrace(String(request.headers.traceparent), name, { ...options, waitingSince: Date.now() });
  const span = caused ?? tracer.startSpan(name, { ...options, root: true });
  request.span = span;
  const traceparent = traceparentOf(span);
  if (traceparent) reply.header('traceparent', traceparent);
  // A stream that the client breaks off closes, but never finishes.
  reply.raw.once('close', () => {
    span.setAttribute('http.response.status_code', reply.raw.statusCode);
    if (reply.raw.statusCode >= 500) span.setAttribute('error.type', String(reply.raw.statusCode));
    span.end();
  });
}
