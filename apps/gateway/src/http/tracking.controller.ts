import { Controller, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Open } from '@engawa/auth';
import { notFound, Problem } from '@engawa/http';
import { CONFIG } from '@engawa/service';
import { activeTraceparent, validTraceparent } from '@engawa/telemetry';
import { Clock } from '@engawa/timers';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { keyFrom, Publishers } from '../access/publishers.js';
import { RateLimits } from '../access/rate-limits.js';
import type { GatewayConfig } from '../config.js';
import { acceptItems } from '../commands/accept-items.js';
import type { Reception } from '../domain/cloud-events.js';
import { isRefused, refuse, type Item } from '../domain/item.js';
import type { Publisher } from '../domain/publisher.js';
import { IntakeProducer } from '../providers/intake-producer.js';
import { problemBodyOf, problemOf, refuseTooMany } from './refusal.js';
import { callTypes, readCall } from '../domain/tracking/call.js';
import { readTracking } from '../domain/tracking/read-tracking.js';
import { textOf, Told } from '../domain/tracking/told.js';

/**
 * The tracking API as unmodified clients of Segment and RudderStack send it. The answer is 200 once everything that is
 * right is stored, with what is refused listed: some clients take any other answer as the loss of a whole batch.
 */
@ApiTags('publishers')
@Controller('v1')
export class TrackingController {
  constructor(
    private readonly publishers: Publishers,
    private readonly limits: RateLimits,
    private readonly producer: IntakeProducer,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: GatewayConfig,
  ) {}

  @Open()
  @Post(':call')
  @HttpCode(200)
  @ApiOperation({ summary: 'identify, track, page, screen, group, alias or batch' })
  @ApiParam({ name: 'call', enum: [...callTypes, 'batch'] })
  @ApiBody({ schema: { type: 'object' } })
  @ApiOkResponse({ description: '{ success, items: [{ messageId, status, problem? }] }' })
  @ApiResponse({ status: 413, description: 'The body has more than 1 MB or 10,000 calls' })
  @ApiResponse({ status: 400, description: 'The whole body is not right' })
  @ApiResponse({ status: 429, description: 'The key has sent its items of this minute; Retry-After says when to go on' })
  async receive(@Param('call') path: string, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    const call = callTypes.find((type) => type === path);
    if (!call && path !== 'batch') throw notFound('This call');
    const told = new Told(request.body, '');
    const key = keyFrom(request.headers.authorization) ?? told.member('writeKey').text;
    const publisher = await this.publishers.authenticate(key, request);
    const trace = activeTraceparent() ?? validTraceparent(request.headers.traceparent);
    const reception: Reception = { publisher, now: this.clock.now().getTime(), traceparent: trace };
    const anonymousId = textOf(request.headers.anonymousid);

    if (call) {
      await this.limits.take(publisher, 1, reply);
      const item = readTracking(readCall(call, told, new Told({}, ''), uuidv7, anonymousId), reception);
      await this.publishers.tellBeyond(request, publisher, [item]);
      if (isRefused(item)) throw problemOf(item);
      await this.store([item], publisher);
      return { success: true, items: [resultOf(item)] };
    }
    const calls = callsOf(told);
    await this.limits.take(publisher, calls.length, reply);
    const items = calls.map((body) => readCallOf(body, told, reception, anonymousId));
    await this.publishers.tellBeyond(request, publisher, items);
    await this.store(items, publisher);
    return { success: !items.some(isRefused), items: items.map(resultOf) };
  }

  private store(items: Item[], publisher: Publisher): Promise<void> {
    return acceptItems((messages) => this.producer.put(messages), items, publisher, this.config.INTAKE_SIGNING_KEY);
  }
}

function callsOf(around: Told): Told[] {
  const batch = around.member('batch');
  if (!Array.isArray(batch.value)) {
    const errors = [{ pointer: batch.at, detail: 'must be an array' }];
    throw new Problem(400, 'not-a-batch', 'The calls of a batch stand in `batch`.', { errors });
  }
  refuseTooMany(batch.value, batch.at);
  return batch.items;
}

function readCallOf(body: Told, around: Told, reception: Reception, anonymousId: string | undefined): Item {
  const said = body.member('type');
  const type = callTypes.find((each) => each === said.value);
  if (type) return readTracking(readCall(type, body, around, uuidv7, anonymousId), reception);
  const errors = [{ pointer: said.at, detail: 'is not known' }];
  return refuse('unknown-call', 'This kind of call is not known.', errors, { id: body.member('messageId').text });
}

function resultOf(item: Item) {
  if (!isRefused(item)) return { messageId: item.id, status: 'accepted' };
  return { messageId: item.id, status: 'refused', problem: problemBodyOf(item) };
}
