import type { FastifyInstance } from 'fastify';
import type { Publishers } from '../access/publishers.js';

/** Pages with a browser key publish from other origins; every other route is for the console's own origin alone. */
export function allowBrowserKeys(fastify: FastifyInstance, publishers: Publishers): void {
  fastify.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    if (!origin || !request.url.startsWith('/v1/')) return;
    reply.header('vary', 'Origin');
    if (!(await publishers.isAllowedOrigin(origin))) return;
    reply.header('access-control-allow-origin', origin);
    // A page cannot read by itself when to send again what was not stored.
    reply.header('access-control-expose-headers', 'retry-after');
    if (request.method !== 'OPTIONS') return;
    reply.header('access-control-allow-methods', 'POST');
    reply.header('access-control-allow-headers', 'authorization, content-type, traceparent, anonymousid, ce-id, ce-source, ce-type, ce-specversion, ce-time');
    reply.header('access-control-max-age', '600');
    return reply.status(204).send();
  });
  // Without a route Fastify would answer a preflight with 404 before the hook's headers matter.
  fastify.options('/v1/*', (_request, reply) => reply.status(204).send());
}
