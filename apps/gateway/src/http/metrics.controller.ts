import { Controller, Get, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Open } from '@engawa/auth';
import { Metrics } from '@engawa/service';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { People } from '../access/people.js';
import { callerWith } from './caller-of.js';

/** The gateway's own metrics. Its port is open to everybody, so Prometheus shows the token of an operator here. */
@ApiTags('operations')
@Controller('metrics')
export class MetricsController {
  constructor(
    private readonly people: People,
    private readonly metrics: Metrics,
  ) {}

  @Open()
  @Get()
  @ApiOkResponse({ description: "Prometheus' text format; docs/how-to/watch-it-run.md explains each" })
  async metricsNow(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    await callerWith(this.people, request, 'operations.read');
    const { registry } = this.metrics;
    await reply.header('content-type', registry.contentType).send(await registry.metrics());
  }
}
