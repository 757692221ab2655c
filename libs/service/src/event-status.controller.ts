import { Controller, Get, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Requires } from '@engawa/auth';
import { notFound } from '@engawa/http';
import { eventStatus, type EventStatus } from '@engawa/inbox';
import { IsString, MaxLength } from 'class-validator';
import { DataSource } from 'typeorm';

export class ReportQuery {
  @IsString()
  @MaxLength(256)
  publisher!: string;

  @IsString()
  @MaxLength(1024)
  source!: string;

  @IsString()
  @MaxLength(256)
  id!: string;
}

/** The gateway asks each owner what became of a report. */
@ApiExcludeController()
@Controller('internal/reports')
export class EventStatusController {
  constructor(private readonly db: DataSource) {}

  @Requires('events.status')
  @Get()
  async status(@Query() query: ReportQuery): Promise<EventStatus> {
    const status = await eventStatus(this.db, query);
    if (!status) throw notFound('The report');
    return status;
  }
}
