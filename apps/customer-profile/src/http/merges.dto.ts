import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { InSmallLetters } from '@engawa/http';
import { ArrayMaxSize, ArrayMinSize, IsOptional, IsString, IsUUID } from 'class-validator';
import { stayingKinds, type StayingRecord } from '../queries/staying-entries.js';
import { EntryDto } from './customers.dto.js';

export class MergeWithDto {
  @ApiProperty({ format: 'uuid', description: 'The other customer' })
  @IsUUID()
  @InSmallLetters()
  with!: string;

  @ApiPropertyOptional({ type: [String], minItems: 2, maxItems: 2, description: 'The versions of both as somebody looked at them: 412 when one of them is another now' })
  @IsOptional()
  @ArrayMinSize(2)
  @ArrayMaxSize(2)
  @IsString({ each: true })
  seen?: string[];
}

export class UnmergeDto {
  @ApiProperty({ format: 'uuid', description: 'The merge to undo' })
  @IsUUID()
  @InSmallLetters()
  merge!: string;
}

export class MergedDto {
  @ApiProperty({ format: 'uuid', description: 'The customer they are now' }) id!: string;
}

export class PartedDto {
  @ApiProperty({ format: 'uuid' }) survivor!: string;
  @ApiProperty({ format: 'uuid', description: 'The customer that the part is of now: the one that is there again, unless something else holds it elsewhere' }) begun!: string;
}

class MergedSideDto {
  @ApiProperty({ format: 'uuid', description: 'The id it went by' }) id!: string;
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
  @ApiProperty({ type: [String] }) memberIds!: string[];
  @ApiProperty({ type: [String], description: 'Masked without personal.read' }) mails!: string[];
  @ApiProperty({ type: [String], description: 'Masked without personal.read' }) phones!: string[];
  @ApiProperty({ description: 'Entries that are its own, those since the merge as well' }) entryCount!: number;
}

class UndoneDto {
  @ApiProperty({ format: 'date-time', type: String }) at!: Date;
  @ApiProperty() by!: string;
}

export class MergeDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'date-time', type: String }) mergedAt!: Date;
  @ApiProperty({ type: String, nullable: true, description: 'Who decided it; null where facts did' }) decidedBy!: string | null;
  @ApiProperty({ type: UndoneDto, nullable: true }) undone!: UndoneDto | null;
  @ApiProperty({ description: 'Whether both sides are part of the customer still' }) undoable!: boolean;
  @ApiProperty() survivor!: MergedSideDto;
  @ApiProperty() ended!: MergedSideDto;
}

export class MergeListDto {
  @ApiProperty({ type: [MergeDto] }) items!: MergeDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

class StayingEntryDto extends EntryDto {
  @ApiProperty({ type: [String], description: 'Fields that it changed, if it is a correction of what is known of them', example: ['birthday'] })
  changed!: string[];
}

class StayingRecordDto {
  @ApiProperty({ enum: stayingKinds, description: '`represents`: they speak for somebody' }) kind!: StayingRecord['kind'];
  @ApiProperty({ format: 'date-time', type: String }) at!: Date;
  @ApiProperty() by!: string;
}

export class MergeDetailDto extends MergeDto {
  @ApiProperty({ type: [StayingEntryDto], description: 'What departments recorded since and stays with the survivor, newest first, at most 50' })
  stays!: StayingEntryDto[];
  @ApiProperty({ description: 'How many there are of these in all' }) stayCount!: number;
  @ApiProperty({ type: [StayingRecordDto], description: 'What they said besides, which no timeline has and which stays as well, newest first' })
  stayingRecords!: StayingRecordDto[];
}
