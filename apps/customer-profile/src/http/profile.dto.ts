import { ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import type { ProfileFields } from '@engawa/contracts';
import { Type } from 'class-transformer';
import { IsDateString, IsIn, IsInt, IsObject, IsOptional, IsString, Matches, Max, MaxLength, Min, MinLength, ValidateNested } from 'class-validator';

const text = (maxLength: number): PropertyDecorator => (target, name) => {
  for (const decorate of [ApiPropertyOptional({ maxLength }), IsOptional(), IsString(), MinLength(1), MaxLength(maxLength)]) decorate(target, name);
};

class CorrectedAddressDto {
  @text(16) postalCode?: string;
  @text(32) prefecture?: string;
  @text(256) line1?: string;
  @text(256) line2?: string;
}

/** What is right. Fields that are absent stay as they are; an address is replaced as a whole. */
export class CorrectProfileDto implements ProfileFields {
  @text(128) name?: string;
  @text(128) kana?: string;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @IsDateString({ strict: true })
  @MaxLength(10)
  birthday?: string;

  @ApiPropertyOptional({ enum: ['ja', 'en'] })
  @IsOptional()
  @IsIn(['ja', 'en'])
  language?: 'ja' | 'en';

  @text(128) company?: string;
  @text(64) cameFrom?: string;

  @ApiPropertyOptional({ type: CorrectedAddressDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => CorrectedAddressDto)
  address?: CorrectedAddressDto;
}

export class SaidDto {
  @ApiProperty({ description: 'As in the correction; the address is an object' }) value!: unknown;
  @ApiProperty({ format: 'date-time' }) at!: string;
  @ApiPropertyOptional({ description: '`desk`, or the service that took the report; absent of what was said before sources were kept' }) source?: string;
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

  @ApiProperty({ minimum: 0, maximum: 1000, description: 'Of several sources of a field the one with the smallest counts; of equal ones what was said later' })
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
