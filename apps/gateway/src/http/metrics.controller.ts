import { Controller, Get, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Requires } from '@engawa/auth';
import { Metrics } from '@engawa/service';
import type { FastifyReply } from 'fastify';

/** The gateway's own metrics. Its port is open to everybody, so Prometheus shows the token of an operator here. */
@ApiTags('operations')
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly metrics: Metrics,
  ) {}

  @Requires('operations.read')
  @Get()
  @ApiOkResponse({ description: "Prometheus' text format; docs/how-to/watch-it-run.md explains each" })
  async metricsNow(@Res() reply: FastifyReply): Promise<void> {
    const { registry } = this.metrics;
    await reply.header('content-type', registry.contentType).send(await registry.metrics());
  }
}
