import type { FastifyInstance } from 'fastify';
import type { Metrics } from './metrics.js';

/** Times every request by its route. A path may hold ids and tokens, so it is never a label. */
export function measureRequests(fastify: FastifyInstance, metrics: Metrics): void {
  fastify.addHook('onResponse', (request, reply, done) => {
    metrics.requests.add(request.method, request.routeOptions.url ?? 'none', reply.statusCode, reply.elapsedTime / 1000);
    done();
  });
}
