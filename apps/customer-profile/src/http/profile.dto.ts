import { ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import { contactChannels } from '@engawa/contracts';
import { IsDay } from '@engawa/http';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, Matches, Max, MaxLength, Min, MinLength, ValidateBy, ValidateNested } from 'class-validator';
import { foldName } from '../domain/name-folding.js';
import { isYearlyDay } from '../domain/written-dates.js';

const text = (maxLength: number): PropertyDecorator => (target, name) => {
  for (const decorate of [ApiPropertyOptional({ maxLength, nullable: true, type: String }), IsOptional(), IsString(), IsLegible, MaxLength(maxLength)]) decorate(target, name);
};
/** null says that there is nothing; a blank says nothing. */
const IsLegible = ValidateBy({ name: 'legible', validator: { validate: (value) => typeof value === 'string' && foldName(value) !== '', defaultMessage: () => '$property must have a character that one sees' } });
/** One of these, or null. */
const oneOf = (values: readonly string[]): PropertyDecorator => (target, name) => {
  for (const decorate of [ApiPropertyOptional({ enum: values, nullable: true, type: String }), IsOptional(), IsIn(values)]) decorate(target, name);
};

class CorrectedAddressDto {
  @text(16) postalCode?: string;
  @text(32) prefecture?: string;
  @text(256) line1?: string;
  @text(256) line2?: string;
}

class AnniversaryDto {
  @ApiProperty({ maxLength: 64 })
  @IsString()
  @MinLength(1)
  @MaxLength(64)
  name!: string;

  @ApiProperty({ example: '--06-01', description: 'A day that comes again each year: 2014-06-01, or --06-01 where nobody knows the year' })
  @ValidateBy({ name: 'yearlyDay', validator: { validate: (value) => typeof value === 'string' && isYearlyDay(value), defaultMessage: () => '$property must be a day: 2014-06-01, or --06-01' } })
  on!: string;
}

class ReturnedPostDto {
  @ApiProperty({ format: 'date', description: 'When it came back. This holds for the address that counts then, and for no later one' })
  @IsDay()
  on!: string;
}

/** What is right. Fields that are absent stay as they are; null says that there is no value; an address is replaced as a whole. */
export class CorrectProfileDto {
  @text(128) name?: string | null;
  @text(128) kana?: string | null;

  @ApiPropertyOptional({ format: 'date', nullable: true, type: String })
  @IsOptional()
  @IsDay()
  birthday?: string | null;

  @oneOf(['ja', 'en']) language?: 'ja' | 'en' | null;
  @text(128) company?: string | null;
  @text(64) cameFrom?: string | null;
  @oneOf(contactChannels) preferredChannel?: (typeof contactChannels)[number] | null;
  @oneOf(['staff', 'partner']) internal?: 'staff' | 'partner' | null;

  @ApiPropertyOptional({ type: CorrectedAddressDto, nullable: true })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => CorrectedAddressDto)
  address?: CorrectedAddressDto | null;

  @ApiPropertyOptional({ type: [AnniversaryDto], nullable: true, description: 'All of them' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => AnniversaryDto)
  anniversaries?: AnniversaryDto[] | null;

  @ApiPropertyOptional({ type: ReturnedPostDto, nullable: true })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ReturnedPostDto)
  returnedPost?: ReturnedPostDto | null;

  @ApiPropertyOptional({ type: 'object', additionalProperties: true, description: 'By id, each in its type or null' })
  @IsOptional()
  @IsObject()
  attributes?: Record<string, unknown>;
}

export class SaidDto {
  @ApiProperty({ description: 'As in the correction; the address is an object' }) value!: unknown;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiPropertyOptional({ description: '`desk`, or the service that took the report; absent of what was said before sources were kept' }) source?: string;
  @ApiPropertyOptional({ format: 'uuid', description: 'Entry of the timeline that says so; absent of what was said before it was kept' }) fact?: string;
}

class ProfileChangeDto {
  @ApiProperty({ format: 'date-time', type: String }) at!: Date;
  @ApiProperty() source!: string;
  @ApiProperty({ type: 'object', additionalProperties: true }) fields!: Record<string, unknown>;
}

export class ProfileHistoryDto {
  @ApiProperty({ type: 'object', additionalProperties: { $ref: getSchemaPath(SaidDto) }, description: 'What counts of each field' })
  fields!: Record<string, SaidDto>;
  @ApiProperty({ type: [ProfileChangeDto], description: 'What was new when it was said: the latest first, at most 100' }) changes!: ProfileChangeDto[];
}

export class ProfileSourceDto {
  @ApiProperty({ description: '`desk`, or the service that took the report' })
  @IsString()
  @Matches(/^[a-z-]{1,64}$/)
  id!: string;

  @ApiProperty({ minimum: 0, maximum: 1000, description: 'Of several sources of a field the one with the smallest counts; of equal ones what was said later, or, at one moment, was stated later' })
  @IsInt()
  @Min(0)
  @Max(1000)
  priority!: number;
}

export class ProfileSourceVersionDto extends ProfileSourceDto {
  @ApiProperty() version!: number;
}

export class ProfileSourceListDto {
  @ApiProperty({ type: [ProfileSourceVersionDto] }) items!: ProfileSourceVersionDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
