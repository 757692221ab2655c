import { Body, Controller, Get, HttpCode, Inject, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { CallerOf, refuseMasked, Requires, type Caller } from '@engawa/auth';
import { notFound } from '@engawa/http';
import { deadLetterBody, dismissLetters, listDeadLetters, type ListedLetter, type ReplayResult } from '@engawa/inbox';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, IsString, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { DataSource } from 'typeorm';
import { HEALTH, type HealthSource } from './health.js';

export class LettersQuery {
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(201)
  limit!: number;

  @IsOptional()
  @IsIn(['open', 'closed', 'all'])
  state?: 'open' | 'closed' | 'all';

  @IsOptional()
  @IsString()
  @MaxLength(200)
  type?: string;

  @IsOptional()
  @IsString()
  @MaxLength(100)
  reason?: string;

  @IsOptional()
  @IsUUID()
  before?: string;
}

export class ReplayDto {
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @IsUUID(undefined, { each: true })
  ids!: string[];
}

export class DismissDto extends ReplayDto {
  @IsString()
  @MaxLength(500)
  reason!: string;
}

/** The dead letters of one service, for the gateway, which gathers those of all. */
@ApiExcludeController()
@Controller('internal/dead-letters')
export class DeadLettersController {
  constructor(
    private readonly db: DataSource,
    @Inject(HEALTH) private readonly health: HealthSource,
  ) {}

  @Requires('operations.read')
  @Get()
  list(@Query() query: LettersQuery): Promise<ListedLetter[]> {
    return listDeadLetters(this.db, query);
  }

  @Requires('operations.bodies')
  @Get(':id')
  async body(@Param('id', ParseUUIDPipe) id: string, @CallerOf() caller: Caller) {
    refuseMasked(caller);
    const letter = await deadLetterBody(this.db, id);
    if (!letter) throw notFound('The dead letter');
    return letter;
  }

  @Requires('operations.write')
  @Post('replay')
  @HttpCode(200)
  replay(@Body() { ids }: ReplayDto, @CallerOf() by: Caller): Promise<ReplayResult[]> {
    return this.health.consumer!.replay(ids, by);
  }

  @Requires('operations.write')
  @Post('dismiss')
  @HttpCode(200)
  dismiss(@Body() { ids, reason }: DismissDto, @CallerOf() by: Caller): Promise<string[]> {
    return dismissLetters(this.db, ids, by, reason);
  }
}
