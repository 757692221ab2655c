import { Body, Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import { ApiBody, ApiOkResponse, ApiOperation, ApiParam, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Open } from '@engawa/auth';
import { notFound, Problem } from '@engawa/http';
import { CONFIG } from '@engawa/service';
import { newTraceparent, validTraceparent } from '@engawa/telemetry';
import { Clock } from '@engawa/timers';
import type { FastifyRequest } from 'fastify';
import { v7 as uuidv7 } from 'uuid';
import { keyFrom, Publishers } from '../access/publishers.js';
import type { GatewayConfig } from '../config.js';
import { acceptItems } from '../commands/accept-items.js';
import type { Reception } from '../domain/cloud-events.js';
import { isRefused, refuse, type Item } from '../domain/item.js';
import type { Publisher } from '../domain/publisher.js';
import { IntakeProducer } from '../providers/intake-producer.js';
import { problemBodyOf, problemOf, refuseTooMany } from './refusal.js';
import { asObject, asText, callTypes, readCall, type TrackingCall } from '../domain/tracking/call.js';
import { readTracking } from '../domain/tracking/read-tracking.js';

/**
 * The tracking API as unmodified clients of Segment and RudderStack send it. The answer is 200 once everything that is
 * right is stored, with what is refused listed: some clients take any other answer as the loss of a whole batch.
 */
@ApiTags('publishers')
@Controller('v1')
export class TrackingController {
  constructor(
    private readonly publishers: Publishers,
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
  async receive(@Param('call') path: string, @Body() body: unknown, @Req() request: FastifyRequest) {
    const call = callTypes.find((type) => type === path);
    if (!call && path !== 'batch') throw notFound('This call');
    const around = asObject(body);
    const key = keyFrom(request.headers.authorization) ?? asText(around.writeKey);
    const publisher = await this.publishers.authenticate(key, request.headers.origin);
    const trace = validTraceparent(request.headers.traceparent) ?? newTraceparent(this.config.TRACE_SAMPLE_RATIO);
    const reception: Reception = { publisher, now: this.clock.now().getTime(), traceparent: trace };
    const anonymousId = asText(request.headers.anonymousid);

    if (call) {
      const item = readTracking(readCall(call, around, {}, uuidv7, anonymousId), reception, '');
      if (isRefused(item)) throw problemOf(item);
      await this.store([item], publisher);
      return { success: true, items: [resultOf(item)] };
    }
    const items = readBatch(around, reception, anonymousId);
    await this.store(items, publisher);
    return { success: !items.some(isRefused), items: items.map(resultOf) };
  }

  private store(items: Item[], publisher: Publisher): Promise<void> {
    return acceptItems((messages) => this.producer.put(messages), items, publisher, this.config.INTAKE_SIGNING_KEY);
  }
}

function readBatch(around: Record<string, unknown>, reception: Reception, anonymousId: string | undefined): Item[] {
  if (!Array.isArray(around.batch)) {
    const errors = [{ pointer: '/batch', detail: 'must be an array' }];
    throw new Problem(400, 'not-a-batch', 'The calls of a batch stand in `batch`.', { errors });
  }
  refuseTooMany(around.batch, '/batch');
  return around.batch.map((raw: unknown, place) => {
    const at = `/batch/${place}`;
    const body = asObject(raw);
    const type = callTypes.find((each) => each === body.type);
    if (!type) return refuse('unknown-call', 'This kind of call is not known.', [{ pointer: `${at}/type`, detail: 'is not known' }], nameOf(body));
    return readTracking(readCall(type, body, around, uuidv7, anonymousId), reception, at);
  });
}

const nameOf = (body: Record<string, unknown>): { id?: TrackingCall['messageId'] } => ({ id: asText(body.messageId) });

function resultOf(item: Item) {
  if (!isRefused(item)) return { messageId: item.id, status: 'accepted' };
  return { messageId: item.id, status: 'refused', problem: problemBodyOf(item) };
}
