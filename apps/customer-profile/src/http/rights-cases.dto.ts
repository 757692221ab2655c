import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { services, verificationItems } from '@engawa/contracts';
import { IsDay, OptionalMoment, PageQuery } from '@engawa/http';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import { requesters, rightsKinds, rightsStates, type Requester, type RightsKind, type RightsState } from '../domain/rights-case.js';

const channels = ['phone', 'mail', 'line', 'chat', 'visit', 'fax', 'post', 'web'] as const;

export class OpenCaseDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  customer!: string;

  @ApiProperty({ enum: rightsKinds })
  @IsIn(rightsKinds)
  kind!: RightsKind;

  @ApiProperty({ enum: requesters, description: 'The person, somebody who acts for them, or who came after them' })
  @IsIn(requesters)
  requestedBy!: Requester;

  @ApiProperty({ enum: channels })
  @IsIn(channels)
  channel!: (typeof channels)[number];

  @ApiProperty({ enum: verificationItems, isArray: true, description: 'By which items they showed who they are; of a disclosure at least one' })
  @IsArray()
  @ArrayMaxSize(verificationItems.length)
  @IsIn(verificationItems, { each: true })
  verification!: (typeof verificationItems)[number][];

  @ApiPropertyOptional({ maxLength: 8000 })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(8000)
  note?: string;

  @OptionalMoment('When it came, from which its clock runs; now where absent or later')
  receivedAt?: Date;
}

export class AnswerCaseDto {
  @ApiProperty({ enum: ['answered', 'refused'] })
  @IsIn(['answered', 'refused'])
  state!: 'answered' | 'refused';

  @ApiProperty({ maxLength: 8000, description: 'What they were told; of a refusal the ground' })
  @IsString()
  @MinLength(1)
  @MaxLength(8000)
  answer!: string;

  @ApiPropertyOptional({ maxLength: 64, description: '`subject.version` of the case: 412 when others were joined with them since it was read' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  subject?: string;
}

export class EraseDto {
  @ApiProperty({ maxLength: 64, description: '`subject.version` of the case, as it was when somebody looked at whom it is about' })
  @IsString()
  @MaxLength(64)
  subject!: string;
}

class SubjectDto {
  @ApiProperty({ format: 'uuid' }) customer!: string;
  @ApiProperty({ description: 'Changes when they become another customer, or have parts that they had not' }) version!: string;
  @ApiProperty({ description: 'Others were joined with them, or parted from them, since the case was opened' }) regrouped!: boolean;
}

class ConfirmedDto {
  @ApiProperty({ enum: services }) service!: string;
  @ApiProperty({ description: 'How many parts it confirmed' }) parts!: number;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' }, description: 'How many rows of each kind were emptied or deleted' })
  rows!: Record<string, number>;
}

class ErasureDto {
  @ApiProperty({ format: 'date-time', type: String }) erasedAt!: Date;
  @ApiProperty({ description: 'Told so far; every service confirms each' }) parts!: number;
  @ApiProperty({ description: 'Whether all that was kept has been told' }) told!: boolean;
  @ApiProperty({ type: [ConfirmedDto] }) confirmed!: ConfirmedDto[];
  @ApiProperty({ format: 'date-time', type: String, description: 'When Kafka and the backups have nothing any more' }) goneAt!: Date;
  @ApiProperty({ format: 'date-time', type: String, nullable: true }) closedAt!: Date | null;
  @ApiProperty({ description: 'Facts from before that arrived after it, and were not entered' }) lateFacts!: number;
  @ApiProperty({ description: 'How often an identifier of theirs came again with something from after it' }) returns!: number;
}

export class RightsCaseDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid', description: 'As it was when the case was opened' }) customer!: string;
  @ApiProperty({ type: SubjectDto, description: 'Whom it is about now' }) subject!: SubjectDto;
  @ApiProperty({ enum: rightsKinds }) kind!: RightsKind;
  @ApiProperty({ enum: rightsStates }) state!: RightsState;
  @ApiProperty({ enum: requesters }) requestedBy!: Requester;
  @ApiProperty() channel!: string;
  @ApiProperty({ type: [String] }) verification!: string[];
  @ApiProperty({ format: 'date-time', type: String }) receivedAt!: Date;
  @ApiProperty({ format: 'date-time', type: String }) dueAt!: Date;
  @ApiProperty({ type: String, nullable: true }) note!: string | null;
  @ApiProperty() openedBy!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Who answers for it' }) owner!: string | null;
  @ApiProperty({ type: String, nullable: true }) answer!: string | null;
  @ApiProperty({ format: 'date-time', type: String, nullable: true }) answeredAt!: Date | null;
  @ApiProperty({ type: String, nullable: true }) answeredBy!: string | null;
  @ApiProperty({ type: ErasureDto, nullable: true }) erasure!: ErasureDto | null;
}

export class RightsCasePageDto {
  @ApiProperty({ type: [RightsCaseDto] }) items!: RightsCaseDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

export class RightsCaseIdDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
}

export class RightsCaseQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ['open', 'closed'], description: 'Open ones by when they are due; all where absent, newest first' })
  @IsOptional()
  @IsIn(['open', 'closed'])
  state?: 'open' | 'closed';

  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  customer?: string;
}

export const disclosureFormats = ['json', 'csv', 'html'] as const;

export class DisclosureQuery {
  @ApiPropertyOptional({ enum: disclosureFormats, default: 'json' })
  @IsOptional()
  @IsIn(disclosureFormats)
  format: (typeof disclosureFormats)[number] = 'json';

  @ApiPropertyOptional({ enum: ['ja', 'en'], default: 'ja' })
  @IsOptional()
  @IsIn(['ja', 'en'])
  lang: 'ja' | 'en' = 'ja';

  @ApiPropertyOptional({ maxLength: 64, description: '`subject.version` of the case: 412 when others were joined with them since it was read' })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  subject?: string;
}

export class HoldDto {
  @ApiProperty({ maxLength: 1000, description: 'Why it is to be kept, such as a dispute' })
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  reason!: string;

  @ApiPropertyOptional({ format: 'date', description: 'The last day; until somebody ends it where absent' })
  @IsOptional()
  @IsDay()
  until?: string;
}

class PlacedHoldDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() reason!: string;
  @ApiProperty({ format: 'date', type: String, nullable: true }) until!: string | null;
  @ApiProperty({ format: 'date-time', type: String }) placedAt!: Date;
  @ApiProperty() placedBy!: string;
  @ApiProperty({ format: 'date-time', type: String, nullable: true }) endedAt!: Date | null;
  @ApiProperty({ type: String, nullable: true }) endedBy!: string | null;
}

export class HoldListDto {
  @ApiProperty({ type: [PlacedHoldDto] }) items!: PlacedHoldDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
