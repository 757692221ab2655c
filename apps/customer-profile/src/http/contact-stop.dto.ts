import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { stopReasons, stopTellers } from '@engawa/contracts';
import { IsDateString, IsIn, IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import type { ToldStop } from '../commands/stop-contact.js';

export class StopContactDto implements ToldStop {
  @ApiProperty({ enum: stopReasons })
  @IsIn(stopReasons)
  reason!: ToldStop['reason'];

  @ApiProperty({ enum: stopTellers })
  @IsIn(stopTellers)
  toldBy!: ToldStop['toldBy'];

  @ApiPropertyOptional({ format: 'date', description: 'The day it happened, where it was told' })
  @IsOptional()
  @IsDateString({ strict: true })
  @MaxLength(10)
  on?: string;

  @ApiPropertyOptional({ maxLength: 8000 })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(8000)
  note?: string;
}
