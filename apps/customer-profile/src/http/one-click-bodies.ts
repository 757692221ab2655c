import { Injectable, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';

/** RFC 8058 recommends multipart/form-data, which is taken nowhere else. What it holds says nothing that the address does not. */
@Injectable()
export class OneClickBodies implements OnModuleInit {
  constructor(private readonly host: HttpAdapterHost) {}

  onModuleInit(): void {
    const fastify = this.host.httpAdapter.getInstance<FastifyInstance>();
    fastify.addContentTypeParser('multipart/form-data', { parseAs: 'string' }, (request, _body, done) => {
      const [path = ''] = request.url.split('?', 1);
      if (path.startsWith('/p/') && path.endsWith('/unsubscribe')) return done(null, undefined);
      done(Object.assign(new Error('Unsupported Media Type'), { statusCode: 415, code: 'FST_ERR_CTP_INVALID_MEDIA_TYPE' }));
    });
  }
}
