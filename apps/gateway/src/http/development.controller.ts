import { Body, Controller, Get, Inject, Put } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CallerOf, Open, Requires, type Caller } from '@engawa/auth';
import { services, type Service } from '@engawa/contracts';
import { notFound, Problem } from '@engawa/http';
import { CONFIG, DEVELOPMENT } from '@engawa/service';
import { Clock } from '@engawa/timers';
import { IsInt, Max, Min } from 'class-validator';
import { setTimeout as wait } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { readDevelopmentCredentials } from '../access/development.js';
import type { GatewayConfig } from '../config.js';
import { InternalCalls } from '../providers/internal-calls.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const SETTLE_MS = 60_000;

export class AdvanceDto {
  @IsInt()
  @Min(1)
  @Max(DAY_MS)
  advanceMs!: number;
}

/** What only a development start answers. */
@ApiExcludeController()
@Controller('dev')
export class DevelopmentController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly calls: InternalCalls,
    @Inject(CONFIG) private readonly config: GatewayConfig,
    @Inject(DEVELOPMENT) private readonly development: boolean,
  ) {}

  /** The people one can sign in as by one click: a role is the hint by which the identity provider knows its person. */
  @Open()
  @Get('people')
  async listPeople() {
    this.onlyInDevelopment();
    if (!this.config.DEV_CREDENTIALS_FILE) return [];
    const { people } = await readDevelopmentCredentials(this.config.DEV_CREDENTIALS_FILE);
    return people.map(({ name, role }) => ({ name, role }));
  }

  @Open()
  @Get('clock')
  now() {
    this.onlyInDevelopment();
    return { now: this.clock.now(), offsetMs: this.clock.offset };
  }

  /** Moves business time forward, at most a day a call, and answers when every process has it and no timer is due. */
  @Requires('clock.write')
  @Put('clock')
  async advance(@Body() { advanceMs }: AdvanceDto, @CallerOf() caller: Caller) {
    this.onlyInDevelopment();
    await this.clock.moveTo(this.db, this.clock.offset + advanceMs);
    const giveUpAt = Date.now() + SETTLE_MS;
    while ((await this.moveAll(caller)) > 0) {
      if (Date.now() > giveUpAt) throw new Problem(503, 'timers-left', 'The clock has moved, but timers are still at work.');
      await wait(200);
    }
    return this.now();
  }

  /** Tells every process the offset and says how many timers are due in all of them. */
  private async moveAll(caller: Caller): Promise<number> {
    const body = { offsetMs: this.clock.offset };
    const due = await Promise.all(
      services.flatMap((service: Service) =>
        this.calls.instancesOf(service).map(async (url) => {
          const answer = await this.calls.send<{ due: number }>('PUT', service, `${url}/dev/clock`, body, caller);
          return answer?.due ?? 0;
        }),
      ),
    );
    return due.reduce((sum, each) => sum + each, 0);
  }

  private onlyInDevelopment(): void {
    if (!this.development) throw notFound('This route');
  }
}
