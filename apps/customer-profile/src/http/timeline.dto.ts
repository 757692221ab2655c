import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { departments } from '@engawa/contracts';
import { PageQuery } from '@engawa/http';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, IsString, Matches, MaxLength, ValidateNested } from 'class-validator';
import { EntryDto, TimelineQuery } from './customers.dto.js';

export class TransactionQuery extends PageQuery {
  @ApiPropertyOptional({ maxLength: 130, description: '`<shop>:<number>`; exactly one of order, subscription and contact' })
  @IsOptional()
  @IsString()
  @MaxLength(130)
  order?: string;

  @ApiPropertyOptional({ maxLength: 64 })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  subscription?: string;

  @ApiPropertyOptional({ maxLength: 64 })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  contact?: string;
}

export class MentionQuery extends PageQuery {
  @ApiProperty({ enum: Object.keys(departments) })
  @IsIn(Object.keys(departments))
  department!: string;
}

export class TimelineExportQuery extends TimelineQuery {
  @ApiProperty({ enum: ['csv', 'json'] })
  @IsIn(['csv', 'json'])
  format!: 'csv' | 'json';
}

class EntryAcrossDto extends EntryDto {
  @ApiProperty({ format: 'uuid', description: 'Whose it is now' }) customer!: string;
}

export class EntriesAcrossPageDto {
  @ApiProperty({ type: [EntryAcrossDto] }) items!: EntryAcrossDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

class MentionDto extends EntryAcrossDto {
  @ApiProperty({ type: String, nullable: true, description: 'Of whose it is' }) customerName!: string | null;
}

export class MentionPageDto {
  @ApiProperty({ type: [MentionDto] }) items!: MentionDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

export class PinnedDto {
  @ApiProperty({ type: [EntryDto], description: 'The newest pin first, 20 at most' }) items!: EntryDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

class MonthDto {
  @ApiProperty({ example: '2026-11', description: 'In Asia/Tokyo' }) month!: string;
  @ApiProperty() entries!: number;
}

export class DensityDto {
  @ApiProperty({ type: [MonthDto], description: 'Months that have entries, the oldest first' }) items!: MonthDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

const NOTE_MAX = 4000;

class NoteAboutDto {
  @ApiPropertyOptional({ maxLength: 130 })
  @IsOptional()
  @IsString()
  @MaxLength(130)
  order?: string;

  @ApiPropertyOptional({ maxLength: 64 })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  subscription?: string;

  @ApiPropertyOptional({ maxLength: 64 })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  contact?: string;
}

export class CorrectionTextDto {
  @ApiProperty({ maxLength: NOTE_MAX, description: 'What is right; of a note its new text' })
  @IsString()
  @MaxLength(NOTE_MAX)
  @Matches(/\S/, { message: 'text must say something' })
  text!: string;
}

export class NoteDto {
  @ApiProperty({ maxLength: NOTE_MAX, description: 'Mentions departments as @受注 or @order' })
  @IsString()
  @MaxLength(NOTE_MAX)
  @Matches(/\S/, { message: 'text must say something' })
  text!: string;

  @ApiPropertyOptional({ type: NoteAboutDto, description: 'Transactions of this customer' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => NoteAboutDto)
  about?: NoteAboutDto;
}

export class NotedDto {
  @ApiProperty({ format: 'uuid', description: 'Of its entry' }) id!: string;
}
