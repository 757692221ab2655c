import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Open } from '@engawa/auth';
import { Problem } from '@engawa/http';
import { DataSource } from 'typeorm';
import { HEALTH, type HealthSource } from './health.js';

@ApiExcludeController()
@Controller('health')
export class HealthController {
  constructor(
    private readonly db: DataSource,
    @Inject(HEALTH) private readonly source: HealthSource,
  ) {}

  /** The process should be restarted when this fails. */
  @Open()
  @Get('live')
  live() {
    const { consumer, stalledAfterMs = Infinity } = this.source;
    if (consumer?.state.halted) throw new Problem(503, 'halted', consumer.state.halted);
    if (consumer && Date.now() - consumer.lastTurn() > stalledAfterMs) {
      throw new Problem(503, 'stalled', `The consume loop has not turned for ${stalledAfterMs / 1000} s.`);
    }
    return { status: 'live' };
  }

  /** Requests should not come here while this fails. */
  @Open()
  @Get('ready')
  async ready() {
    const [database, kafka] = await Promise.all([within1s(this.db.query('SELECT 1')), within1s(this.source.kafkaAnswers())]);
    if (!database || !kafka) {
      throw new Problem(503, 'not-ready', `${database ? 'Kafka' : 'The database'} does not answer within a second.`);
    }
    return { status: 'ready', delayedSeconds: this.source.consumer?.delayedSeconds() ?? 0 };
  }
}

async function within1s(work: Promise<unknown>): Promise<boolean> {
  const timeout = new Promise<false>((resolve) => setTimeout(resolve, 1000, false).unref());
  return Promise.race([work.then(() => true).catch(() => false), timeout]);
}
