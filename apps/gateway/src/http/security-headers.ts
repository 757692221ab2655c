import type { FastifyInstance } from 'fastify';

const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * On every answer: what a page of ours may load, and who may frame it (nobody). Where people reach us by https, browsers are
 * told to come by nothing else for a year.
 */
export function addSecurityHeaders(fastify: FastifyInstance, secure: boolean): void {
  const transport = secure ? { 'strict-transport-security': 'max-age=31536000' } : {};
  fastify.addHook('onRequest', (_request, reply, done) => {
    reply.headers({
      'content-security-policy': POLICY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
      ...transport,
    });
    done();
  });
}
