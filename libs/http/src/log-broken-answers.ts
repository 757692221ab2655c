import { type CallHandler, type ExecutionContext, type NestInterceptor, StreamableFile } from '@nestjs/common';
import type { Logger } from '@engawa/telemetry';
import type { FastifyRequest } from 'fastify';
import { type Observable, tap } from 'rxjs';

/** Logs what breaks an answer off while it is sent: its status is told by then, so that no filter sees the error. */
export class LogBrokenAnswers implements NestInterceptor {
  constructor(private readonly log: Logger) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { method, routeOptions } = context.switchToHttp().getRequest<FastifyRequest>();
    return next.handle().pipe(
      tap((body) => {
        if (!(body instanceof StreamableFile)) return;
        body.getStream().on('error', (error) => this.log.error({ err: error, method, route: routeOptions?.url }, 'an answer broke off'));
      }),
    );
  }
}
