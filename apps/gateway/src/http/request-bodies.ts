import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { pipeline } from 'node:stream';
import { Problem } from '@engawa/http';
import type { FastifyInstance } from 'fastify';

const decoders: Record<string, () => NodeJS.ReadWriteStream> = {
  gzip: createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/**
 * Publishers compress what they send, call CloudEvents by their own content types, and send JSON as text where a page
 * may not ask first. The body limit holds for what comes out of the decoder, so a small bomb stays small.
 */
export function acceptPublishersBodies(fastify: FastifyInstance): void {
  fastify.addHook('preParsing', (request, _reply, payload, done) => {
    // RudderStack's client for Node calls its JSON a form.
    const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
    if (isForm && request.url.startsWith('/v1/')) request.headers['content-type'] = 'application/json';
    const encoding = request.headers['content-encoding'];
    const plain = !encoding || encoding === 'identity' || !request.url.startsWith('/v1/');
    if (plain) return done(null, payload);
    const decoder = decoders[encoding.toLowerCase()];
    if (!decoder) return done(new Problem(415, 'unknown-encoding', 'Send it as gzip, deflate or br, or uncompressed.'));
    const decoded = decoder() as NodeJS.ReadWriteStream & { receivedEncodedLength: number };
    decoded.receivedEncodedLength = 0;
    payload.on('data', (chunk: Buffer) => (decoded.receivedEncodedLength += chunk.length));
    delete request.headers['content-encoding'];
    // A broken body destroys the decoder with zlib's error, which the parser behind it answers with a 400.
    pipeline(payload, decoded, () => undefined);
    done(null, decoded as never);
  });
  const parseJson = fastify.getDefaultJsonParser('remove', 'remove');
  const json = ['application/cloudevents+json', 'application/cloudevents-batch+json', 'text/plain'];
  fastify.addContentTypeParser(json, { parseAs: 'string' }, parseJson);
}
