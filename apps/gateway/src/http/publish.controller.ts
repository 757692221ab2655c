import { Controller, Get, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Open } from '@engawa/auth';
import { Problem } from '@engawa/http';
import { CONFIG } from '@engawa/service';
import { activeTraceparent, validTraceparent } from '@engawa/telemetry';
import { Clock } from '@engawa/timers';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { keyFrom, Publishers } from '../access/publishers.js';
import { RateLimits } from '../access/rate-limits.js';
import type { GatewayConfig } from '../config.js';
import { acceptItems } from '../commands/accept-items.js';
import { BINARY_MODE, fromHeaders, readCloudEvent, type Reception } from '../domain/cloud-events.js';
import { EventOwners } from '../providers/event-owners.js';
import { IntakeProducer } from '../providers/intake-producer.js';
import { isRefused, type Item } from '../domain/item.js';
import type { Publisher } from '../domain/publisher.js';
import { problemBodyOf, problemOf, refuseTooMany } from './refusal.js';

/** CloudEvents 1.0 over HTTP, in binary, structured and batch mode. */
@ApiTags('publishers')
@Controller('v1/events')
export class PublishController {
  constructor(
    private readonly publishers: Publishers,
    private readonly limits: RateLimits,
    private readonly producer: IntakeProducer,
    private readonly owners: EventOwners,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: GatewayConfig,
  ) {}

  /** Accepted means: acknowledged by all in-sync replicas of Kafka. */
  @Open()
  @Post()
  @ApiOperation({ summary: 'Publish one CloudEvent or a batch' })
  @ApiConsumes('application/cloudevents+json', 'application/cloudevents-batch+json', 'application/json')
  @ApiBody({ schema: { oneOf: [{ type: 'object' }, { type: 'array', items: { type: 'object' } }] } })
  @ApiResponse({ status: 202, description: 'All items are accepted' })
  @ApiResponse({ status: 207, description: 'Some are refused; one result for each item' })
  @ApiResponse({ status: 413, description: 'The body has more than 1 MB or 10,000 items' })
  @ApiResponse({ status: 429, description: 'The key has sent its items of this minute; Retry-After says when to go on' })
  @ApiResponse({ status: 503, description: 'Nothing is known to be stored; send it again' })
  async publish(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const publisher = await this.publishers.authenticate(keyFrom(request.headers.authorization), request);
    const reception = this.reception(publisher, request.headers.traceparent);
    const contentType = request.headers['content-type'] ?? '';
    const { body } = request;
    const batch = contentType.startsWith('application/cloudevents-batch+json');
    if (!batch) {
      await this.limits.take(publisher, 1, reply);
      const item = readOne(body, request, contentType, reception);
      await this.publishers.tellBeyond(request, publisher, [item]);
      return this.publishOne(item, publisher, reply);
    }

    if (!Array.isArray(body)) throw new Problem(400, 'not-a-batch', 'A batch is a JSON array.', { errors: [{ pointer: '', detail: 'must be an array' }] });
    refuseTooMany(body, '');
    await this.limits.take(publisher, body.length, reply);
    const items = body.map((event, place) => readCloudEvent(event, reception, `/${place}`));
    await this.publishers.tellBeyond(request, publisher, items);
    await this.store(items, publisher);
    const refused = items.filter(isRefused).length;
    const results = items.map(resultOf);
    if (refused === 0) return void reply.status(202).send({ items: results });
    if (refused < items.length) return void reply.status(207).send({ items: results });
    const problems = items.filter(isRefused).map(problemBodyOf);
    throw new Problem(400, 'all-refused', 'No item of the batch can be accepted.', {
      errors: problems.flatMap((problem) => problem.errors ?? []).slice(0, 100),
      extensions: { items: results },
    });
  }

  /** What became of an event this publisher sent: applied, dead-lettered, or not read yet. */
  @Open()
  @Get(':source/:id')
  @ApiOkResponse({ description: '{ state: applied | dead-lettered, … }' })
  @ApiResponse({ status: 404, description: 'Not read yet or never accepted; Retry-After says when to ask again' })
  async status(@Param('source') source: string, @Param('id') id: string, @Req() request: FastifyRequest) {
    const publisher = await this.publishers.authenticate(keyFrom(request.headers.authorization), request);
    if (publisher.kind !== 'server') {
      await this.publishers.tellRefused(request, publisher, 'beyond-rights');
      throw new Problem(403, 'beyond-rights', 'A browser key may not ask for events.');
    }
    return this.owners.ask(publisher.name, source, id);
  }

  private async publishOne(item: Item, publisher: Publisher, reply: FastifyReply): Promise<void> {
    if (isRefused(item)) throw problemOf(item);
    await this.store([item], publisher);
    await reply.status(202).send({ items: [resultOf(item)] });
  }

  private store(items: Item[], publisher: Publisher): Promise<void> {
    return acceptItems((messages) => this.producer.put(messages), items, publisher, this.config.INTAKE_SIGNING_KEY);
  }

  private reception(publisher: Publisher, traceparent: string | string[] | undefined): Reception {
    const trace = activeTraceparent() ?? validTraceparent(traceparent);
    return { publisher, now: this.clock.now().getTime(), traceparent: trace };
  }
}

function readOne(body: unknown, request: FastifyRequest, contentType: string, reception: Reception): Item {
  if (contentType.startsWith('application/cloudevents+json')) return readCloudEvent(body, reception);
  if (Object.keys(request.headers).some((name) => name.startsWith('ce-'))) {
    return readCloudEvent(fromHeaders(request.headers, body), reception, '', BINARY_MODE);
  }
  throw new Problem(415, 'not-a-cloud-event', 'Send a CloudEvent: ce- headers, application/cloudevents+json, or application/cloudevents-batch+json.');
}

function resultOf(item: Item) {
  if (!isRefused(item)) return { id: item.id, source: item.source, status: 202 };
  return { id: item.id, source: item.source, status: item.refused.status, problem: problemBodyOf(item) };
}
