import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { InSmallLetters, PageQuery } from '@engawa/http';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';
import { duplicateDecisions, type DuplicateDecision } from '../commands/decide-duplicate.js';
import { duplicateSigns } from '../domain/duplicate-signs.js';
import { CustomerDto, IdentifierDto } from './customers.dto.js';

/** Each is merged or parted in a transaction of its own. */
const AT_ONCE = 50;
const waiting = ['open', 'later'] as const;
const setAside = ['kept-apart', 'shared', 'too-many-of-a-kind', 'too-many-origins'];

export class DuplicateQuery extends PageQuery {
  @ApiPropertyOptional({ enum: waiting, default: 'open' })
  @IsOptional()
  @IsIn(waiting)
  state?: (typeof waiting)[number];

  @ApiPropertyOptional({ format: 'uuid', description: 'Only pairs that this customer is one of' })
  @IsOptional()
  @IsUUID()
  customer?: string;
}

class DuplicateDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: [...duplicateSigns, ...setAside], isArray: true, description: 'What both have, and why what links them does not join them' })
  reasons!: string[];
  @ApiProperty({ enum: waiting }) state!: string;
  @ApiProperty({ format: 'date-time', type: String }) foundAt!: Date;
  @ApiProperty({ type: [CustomerDto], description: 'The two' }) customers!: CustomerDto[];
  @ApiProperty({ type: [IdentifierDto], description: 'What facts name of both, where what links them does not join them; at most 10' }) linkedBy!: IdentifierDto[];
  @ApiProperty({ description: 'Changes when one of the two becomes another, or has parts that it had not; a decision may name it' }) version!: string;
}

export class DuplicatePageDto {
  @ApiProperty({ type: [DuplicateDto] }) items!: DuplicateDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

class SeenPairDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  @InSmallLetters()
  id!: string;

  @ApiProperty({ maxLength: 200, description: 'As GET /api/duplicates gave it' })
  @IsString()
  @MaxLength(200)
  version!: string;
}

export class DecideDuplicatesDto {
  @ApiProperty({ type: [String], format: 'uuid', maxItems: AT_ONCE })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(AT_ONCE)
  @IsUUID(undefined, { each: true })
  @ArrayUnique()
  duplicates!: string[];

  @ApiPropertyOptional({ type: [SeenPairDto], maxItems: AT_ONCE, description: 'As who they were seen: a pair of which one is another now is refused as `others-now`' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(AT_ONCE)
  @ValidateNested({ each: true })
  @Type(() => SeenPairDto)
  seen?: SeenPairDto[];

  @ApiProperty({ enum: duplicateDecisions, description: 'apart: no fact ever joins them' })
  @IsIn(duplicateDecisions)
  decision!: DuplicateDecision;

  @ApiPropertyOptional({ description: 'Says what would come of it, and changes nothing' })
  @IsOptional()
  @IsBoolean()
  dryRun?: boolean;
}

class DuplicateOutcomeDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: ['decided', 'refused'] }) outcome!: string;
  @ApiPropertyOptional({ format: 'uuid', description: 'Whom they are, or would be, when merged' }) merged?: string;
  @ApiPropertyOptional({ description: 'Type of the problem, when refused' }) problem?: string;
  @ApiPropertyOptional({ description: 'Why it is refused' }) detail?: string;
}

export class DuplicateOutcomesDto {
  @ApiProperty({ type: [DuplicateOutcomeDto] }) items!: DuplicateOutcomeDto[];
}
