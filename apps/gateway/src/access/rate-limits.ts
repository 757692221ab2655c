import { Injectable } from '@nestjs/common';
import { Problem } from '@engawa/http';
import type { FastifyReply } from 'fastify';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { KnownPublisher } from './publishers.js';

const WINDOW_SECONDS = 60;

/**
 * How much each key may send, told in the headers of draft-ietf-httpapi-ratelimit-headers-10. Every instance of the gateway
 * counts for itself: with two, a key may send up to twice as much.
 */
@Injectable()
export class RateLimits {
  private readonly limiters = new Map<string, RateLimiterMemory>();

  /** Counts the items of a request; throws a 429 when they are too many for this minute. */
  async take({ keyId, itemsPerMinute }: KnownPublisher, items: number, reply: FastifyReply): Promise<void> {
    if (itemsPerMinute === null) return;
    const policy = { 'ratelimit-policy': `"items";q=${itemsPerMinute};w=${WINDOW_SECONDS}` };
    const told = ({ remainingPoints, msBeforeNext }: RateLimiterRes) => {
      return { ...policy, ratelimit: `"items";r=${Math.max(0, remainingPoints)};t=${Math.ceil(msBeforeNext / 1000)}` };
    };
    try {
      const left = await this.limiterOf(itemsPerMinute).consume(keyId, items);
      reply.headers(told(left));
    } catch (over) {
      if (!(over instanceof RateLimiterRes)) throw over;
      const headers = { ...told(over), 'retry-after': String(Math.ceil(over.msBeforeNext / 1000)) };
      const detail = `This key may send ${itemsPerMinute} items a minute. Nothing of the request is stored; send it again later, in parts if it has more.`;
      throw new Problem(429, 'too-many-items-a-minute', detail, { headers });
    }
  }

  private limiterOf(itemsPerMinute: number): RateLimiterMemory {
    const name = String(itemsPerMinute);
    const limiter = this.limiters.get(name) ?? new RateLimiterMemory({ points: itemsPerMinute, duration: WINDOW_SECONDS });
    this.limiters.set(name, limiter);
    return limiter;
  }
}
