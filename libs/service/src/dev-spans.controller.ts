import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Requires } from '@engawa/auth';
import { notFound } from '@engawa/http';
import { finishedSpans, type FinishedSpan } from '@engawa/telemetry';
import { IsOptional, Matches } from 'class-validator';
import { DEVELOPMENT } from './engawa.module.js';

export class SpansQuery {
  @IsOptional()
  @Matches(/^[0-9a-f]{32}$/)
  trace?: string;
}

/** Development's traces in one process. The gateway gathers those of all of them. */
@ApiExcludeController()
@Controller('dev/spans')
export class DevSpansController {
  constructor(@Inject(DEVELOPMENT) private readonly development: boolean) {}

  @Requires('operations.read')
  @Get()
  spans(@Query() query: SpansQuery): FinishedSpan[] {
    if (!this.development) throw notFound('This route');
    return finishedSpans(query.trace);
  }
}
