import { Body, Controller, Get, Inject, Put } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Requires } from '@engawa/auth';
import { notFound } from '@engawa/http';
import { Clock, dueTimers } from '@engawa/timers';
import { IsInt, Min } from 'class-validator';
import { DataSource } from 'typeorm';
import { DEVELOPMENT } from './engawa.module.js';

export class ClockOffsetDto {
  @IsInt()
  @Min(0)
  offsetMs!: number;
}

/** Development's clock in one process. The gateway moves all of them together. */
@ApiExcludeController()
@Controller('dev/clock')
export class DevClockController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(DEVELOPMENT) private readonly development: boolean,
  ) {}

  @Requires('clock.write')
  @Get()
  async read() {
    this.onlyInDevelopment();
    return { offsetMs: this.clock.offset, now: this.clock.now(), due: await dueTimers(this.db, this.clock) };
  }

  @Requires('clock.write')
  @Put()
  async move(@Body() body: ClockOffsetDto) {
    this.onlyInDevelopment();
    await this.clock.moveTo(this.db, body.offsetMs);
    return this.read();
  }

  private onlyInDevelopment(): void {
    if (!this.development) throw notFound('This route');
  }
}
