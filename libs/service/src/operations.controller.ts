import { Controller, Get, Inject } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Requires } from '@engawa/auth';
import { countOpenLetters } from '@engawa/inbox';
import { DataSource } from 'typeorm';
import { HEALTH, type HealthSource } from './health.js';
import { scrapeQueries } from './metrics.js';

/** How this instance stands, for the gateway's overview. What SQL knows is the same in every instance of a service. */
@ApiExcludeController()
@Controller('internal/operations')
export class OperationsController {
  constructor(
    private readonly db: DataSource,
    @Inject(HEALTH) private readonly health: HealthSource,
  ) {}

  @Requires('operations.read')
  @Get()
  async now() {
    const { state } = this.health.consumer!;
    const partitions = [...state.lag].map(([name, messages]) => {
      const [topic = '', partition = ''] = name.split('/');
      return { topic, partition: Number(partition), messages, waiting: state.waiting.get(name) ?? null };
    });
    const [oldest, parked, deadLetters] = await Promise.all([
      this.number(scrapeQueries.oldestUnpublished),
      this.number(scrapeQueries.parkedKeys),
      countOpenLetters(this.db),
    ]);
    return {
      halted: state.halted ?? null,
      delayedSeconds: this.health.consumer!.delayedSeconds(),
      partitions: partitions.sort((a, b) => a.topic.localeCompare(b.topic) || a.partition - b.partition),
      oldestUnpublishedSeconds: oldest,
      parkedKeys: parked,
      deadLetters,
    };
  }

  private async number(sql: string): Promise<number> {
    const [row] = await this.db.query<{ value: number }[]>(sql);
    return row?.value ?? 0;
  }
}
