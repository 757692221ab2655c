import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { services, type Service } from '@engawa/contracts';
import { PageQuery } from '@engawa/http';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsNotEmpty, IsOptional, IsString, IsUUID, MaxLength, ValidateNested } from 'class-validator';

const STATES = ['open', 'closed', 'all'] as const;

export class DeadLetterQuery extends PageQuery {
  @ApiPropertyOptional({ enum: services })
  @IsOptional()
  @IsIn(services)
  service?: Service;

  @ApiPropertyOptional({ description: 'Type of event' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  type?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(100)
  reason?: string;

  @ApiPropertyOptional({ enum: STATES, default: 'open' })
  @IsOptional()
  @IsIn(STATES)
  state?: (typeof STATES)[number];
}

export class DeadLetterDto {
  @ApiProperty({ enum: services }) service!: Service;
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() topic!: string;
  @ApiProperty() partition!: number;
  @ApiProperty() offset!: number;
  @ApiProperty({ type: String, nullable: true }) publisher!: string | null;
  @ApiProperty({ type: String, nullable: true }) source!: string | null;
  @ApiProperty({ type: String, nullable: true }) eventId!: string | null;
  @ApiProperty({ type: String, nullable: true }) type!: string | null;
  @ApiProperty({ description: 'Stable code' }) reason!: string;
  @ApiProperty({ description: 'For a person; names places, never values' }) detail!: string;
  @ApiProperty({ format: 'date-time' }) createdAt!: string;
  @ApiProperty({ description: 'How often it was tried again' }) replays!: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) closedAt!: string | null;
  @ApiProperty({ enum: ['replayed', 'dismissed'], nullable: true, type: String }) closedAs!: 'replayed' | 'dismissed' | null;
  @ApiProperty({ type: String, nullable: true, description: 'Name of who saw to it' }) closedBy!: string | null;
  @ApiProperty({ type: String, nullable: true }) closeReason!: string | null;
}

export class DeadLetterPageDto {
  @ApiProperty({ type: [DeadLetterDto] }) items!: DeadLetterDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
  @ApiProperty({ enum: services, isArray: true, description: 'Services that did not answer; theirs are missing' }) silent!: Service[];
}

/** With what it holds: this may be personal data. */
export class DeadLetterBodyDto extends DeadLetterDto {
  @ApiProperty({ type: String, nullable: true }) key!: string | null;
  @ApiProperty({ type: String, nullable: true, description: "The message's value as text" }) value!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) headers!: Record<string, string>;
}

export class LetterNameDto {
  @ApiProperty({ enum: services })
  @IsIn(services)
  service!: Service;

  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id!: string;
}

export class LettersDto {
  @ApiProperty({ type: [LetterNameDto], minItems: 1, maxItems: 200 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => LetterNameDto)
  letters!: LetterNameDto[];
}

export class DismissLettersDto extends LettersDto {
  @ApiProperty({ maxLength: 500, description: 'Why they stay without effect' })
  @IsString()
  @IsNotEmpty()
  @MaxLength(500)
  reason!: string;
}

const OUTCOMES = ['replayed', 'already-applied', 'refused', 'dismissed', 'closed', 'unknown', 'silent'] as const;

export class LetterOutcomeDto {
  @ApiProperty({ enum: services }) service!: Service;
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: OUTCOMES, description: '`silent`: the service did not answer; what became of it is not known' })
  outcome!: (typeof OUTCOMES)[number];
  @ApiPropertyOptional({ description: 'Why it is still refused' }) reason?: string;
  @ApiPropertyOptional() detail?: string;
}

export class LetterOutcomesDto {
  @ApiProperty({ type: [LetterOutcomeDto] }) items!: LetterOutcomeDto[];
}

export class PartitionDto {
  @ApiProperty() topic!: string;
  @ApiProperty() partition!: number;
  @ApiProperty({ description: 'Not yet done, as of the last look' }) messages!: number;
  @ApiProperty({ type: String, nullable: true, description: 'What it waits for, if it does' }) waiting!: string | null;
}

export class ReasonCountDto {
  @ApiProperty() reason!: string;
  @ApiProperty() letters!: number;
}

export class InstanceDto {
  @ApiProperty({ enum: services }) service!: Service;
  @ApiProperty({ description: 'From 1 on within its service' }) number!: number;
  @ApiProperty() live!: boolean;
  @ApiProperty() ready!: boolean;
  @ApiProperty({ type: String, nullable: true, description: 'Why its consumer stopped for good' }) halted!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Null while it does not answer' }) delayedSeconds!: number | null;
  @ApiProperty({ type: Number, nullable: true }) oldestUnpublishedSeconds!: number | null;
  @ApiProperty({ type: Number, nullable: true }) parkedKeys!: number | null;
  @ApiProperty({ type: [PartitionDto] }) partitions!: PartitionDto[];
  @ApiProperty({ type: [ReasonCountDto] }) deadLetters!: ReasonCountDto[];
}

export class OperationsDto {
  @ApiProperty({ type: [InstanceDto] }) instances!: InstanceDto[];
}
