import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { PageQuery, WordsDto, WordsField } from '@engawa/http';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Matches, Max, MaxLength, Min, MinLength, ValidateNested } from 'class-validator';
import type { Channel } from '../domain/delivery.js';

const ID = /^[a-z0-9-]{1,64}$/;

const ONE_LINE = /^[^\r\n]*$/;

/** A second line would be another header of the mail. */
class SubjectDto {
  @ApiProperty({ maxLength: 128, pattern: ONE_LINE.source })
  @Matches(ONE_LINE, { message: 'must be one line' })
  @MinLength(1)
  @MaxLength(128)
  ja!: string;

  @ApiProperty({ maxLength: 128, pattern: ONE_LINE.source })
  @Matches(ONE_LINE, { message: 'must be one line' })
  @MinLength(1)
  @MaxLength(128)
  en!: string;
}

class LongWordsDto {
  @ApiProperty({ maxLength: 20000 })
  @IsString()
  @MinLength(1)
  @MaxLength(20000)
  ja!: string;

  @ApiProperty({ maxLength: 20000 })
  @IsString()
  @MinLength(1)
  @MaxLength(20000)
  en!: string;
}

export class TemplateDto {
  @ApiProperty({ pattern: ID.source })
  @Matches(ID)
  id!: string;

  @ApiProperty({ pattern: ID.source, description: 'Id of a consent purpose; who did not agree to it, or declined it, is not told' })
  @Matches(ID)
  purpose!: string;

  @ApiProperty({ type: SubjectDto })
  @IsObject()
  @ValidateNested()
  @Type(() => SubjectDto)
  subject!: SubjectDto;

  @WordsField({ type: LongWordsDto, description: '{{name}} and the variables of the delivery are filled in; see nameless of the settings' })
  body!: LongWordsDto;
}

export class TemplateViewDto extends TemplateDto {
  @ApiProperty() version!: number;
}

export class TemplateListDto {
  @ApiProperty({ type: [TemplateViewDto] }) items!: TemplateViewDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

export class JourneyDto {
  @ApiProperty({ pattern: ID.source })
  @Matches(ID)
  id!: string;

  @WordsField()
  name!: WordsDto;

  @ApiProperty({ description: 'Id of the segment whose entering starts it' })
  @Matches(ID)
  segment!: string;

  @ApiProperty({ description: 'Id of a template' })
  @Matches(ID)
  template!: string;

  @ApiProperty({ enum: ['mail', 'letter'], isArray: true, description: 'Tried in this order' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(['mail', 'letter'], { each: true })
  channels!: Channel[];

  @ApiPropertyOptional({ default: true })
  @IsOptional()
  @IsBoolean()
  active?: boolean = true;
}

export class JourneyViewDto extends JourneyDto {
  @ApiProperty() version!: number;
}

export class JourneyListDto {
  @ApiProperty({ type: [JourneyViewDto] }) items!: JourneyViewDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

export class DeliverySettingsDto {
  @ApiProperty({ minimum: 0, maximum: 3600 })
  @IsInt()
  @Min(0)
  @Max(3600)
  addressWaitSeconds!: number;

  @ApiProperty({
    type: [Number],
    minItems: 1,
    maxItems: 20,
    description: 'Seconds to wait after each attempt that the mail server did not take for a passing reason; the last one repeats',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(86_400, { each: true })
  retrySeconds!: number[];

  @WordsField({ description: 'Stands for {{name}} where no name is known, and for an honorific after it' })
  nameless!: WordsDto;

  @WordsField({ description: 'Stands above the link under which one declines, in mails of what can be declined' })
  footer!: WordsDto;
}

export class DeliverySettingsViewDto extends DeliverySettingsDto {
  @ApiProperty() version!: number;
}

export class DeliveryQuery extends PageQuery {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  customer!: string;
}

class DeliveryDto {
  @ApiProperty() id!: string;
  @ApiProperty() template!: string;
  @ApiProperty({ type: String, nullable: true }) journey!: string | null;
  @ApiProperty({ enum: ['pending', 'attempting', 'sent', 'held'] }) status!: string;
  @ApiProperty({ type: String, nullable: true }) channel!: string | null;
  @ApiProperty({ type: String, nullable: true }) subject!: string | null;
  @ApiProperty({ type: String, nullable: true }) reason!: string | null;
  @ApiProperty({ format: 'date-time', type: String }) occurredAt!: Date;
  @ApiProperty({ format: 'date-time', type: String, nullable: true }) finishedAt!: Date | null;
}

export class DeliveryPageDto {
  @ApiProperty({ type: [DeliveryDto] }) items!: DeliveryDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

class LetterDto {
  @ApiProperty() delivery!: string;
  @ApiProperty({ type: String, nullable: true, format: 'uuid' }) customer!: string | null;
  @ApiProperty() name!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, description: 'Empty without `personal.read`' }) address!: object;
  @ApiProperty() subject!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null without `personal.read`, since it speaks to somebody' }) body!: string | null;
  @ApiProperty({ format: 'date-time', type: String }) listedAt!: Date;
}

export class LetterPageDto {
  @ApiProperty({ type: [LetterDto] }) items!: LetterDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
