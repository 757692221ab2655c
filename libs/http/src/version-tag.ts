import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { type Observable, tap } from 'rxjs';
import { etag } from './if-match.js';

/** Whatever answers with a row and its version says that version as its ETag, which a change sends back as If-Match. */
export class VersionTag implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      tap((body) => {
        const { version } = (body ?? {}) as { version?: unknown };
        if (typeof version === 'number') void reply.header('etag', etag(version));
      }),
    );
  }
}
