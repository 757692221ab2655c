import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

const require = createRequire(import.meta.url);

/** Pages that the console routes itself; every one of them is its index.html. */
const CONSOLE_PAGES = ['/', '/sign-in', '/customers', '/customers/*', '/companies', '/companies/*', '/desk', '/mentions', '/duplicates', '/identity', '/imports', '/people', '/publishers', '/rights-cases', '/rights-cases/*', '/lifetimes', '/audit', '/operations'];

/** Serves the console's files and those of the API page. */
export async function registerStaticFiles(fastify: FastifyInstance, consoleDir: string): Promise<void> {
  const swaggerUi = path.dirname(require.resolve('swagger-ui-dist/package.json'));
  await fastify.register(fastifyStatic, { root: swaggerUi, prefix: '/docs/assets/', index: false });
  if (!consoleDir || !existsSync(path.join(consoleDir, 'index.html'))) return;
  const root = path.resolve(consoleDir);
  await fastify.register(fastifyStatic, {
    root: path.join(root, 'assets'),
    prefix: '/assets/',
    decorateReply: false,
    immutable: true,
    maxAge: '365d',
  });
  for (const page of CONSOLE_PAGES) {
    fastify.get(page, (_request, reply) => reply.header('cache-control', 'no-cache').sendFile('index.html', root));
  }
}
