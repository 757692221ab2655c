import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Open } from '@engawa/auth';
import type { FastifyReply } from 'fastify';
import { Metrics } from './metrics.js';

/** For Prometheus. A service's port is not reachable from outside; the gateway, whose port is, has its own route. */
@ApiExcludeController()
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: Metrics) {}

  @Open()
  @Get()
  async metricsNow(@Res() reply: FastifyReply): Promise<void> {
    const { registry } = this.metrics;
    await reply.header('content-type', registry.contentType).send(await registry.metrics());
  }
}
