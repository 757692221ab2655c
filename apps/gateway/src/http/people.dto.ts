import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { WordsDto, WordsField } from '@engawa/http';
import { Type } from 'class-transformer';
import { AuthorityDto } from './authority.dto.js';
import { IsDateString, IsObject, IsOptional, IsUUID, Matches, MaxLength, ValidateNested } from 'class-validator';

const DAY = { type: String, nullable: true, format: 'date', default: null, description: 'The last day of access, in Japan; null: no end' } as const;

export class PartnerDto {
  @ApiProperty({ pattern: '^[a-z0-9-]{1,64}$' })
  @Matches(/^[a-z0-9-]{1,64}$/)
  id!: string;

  @WordsField()
  name!: WordsDto;

  @ApiPropertyOptional(DAY)
  @IsOptional()
  @IsDateString({ strict: true })
  @MaxLength(10)
  endsOn?: string | null = null;

  @ApiPropertyOptional({ type: AuthorityDto, nullable: true, default: null, description: 'The most its people may promise; null: what their roles allow' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => AuthorityDto)
  authority?: AuthorityDto | null;
}

export class PartnerVersionDto extends PartnerDto {
  @ApiProperty() version!: number;
}

export class PartnerListDto {
  @ApiProperty({ type: [PartnerVersionDto] }) items!: PartnerVersionDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

/** What an administrator says of a person. Name and roles are the identity provider's. */
export class PersonAccessDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  id!: string;

  @ApiPropertyOptional({ type: String, nullable: true, default: null, description: 'The centre or agency they work for' })
  @IsOptional()
  @Matches(/^[a-z0-9-]{1,64}$/)
  partner?: string | null = null;

  @ApiPropertyOptional(DAY)
  @IsOptional()
  @IsDateString({ strict: true })
  @MaxLength(10)
  endsOn?: string | null = null;
}

export class PersonVersionDto extends PersonAccessDto {
  @ApiProperty() version!: number;
}

export class PersonDto extends PersonVersionDto {
  @ApiProperty() name!: string;
  @ApiProperty({ type: [String] }) roles!: string[];
  @ApiProperty({ type: [String], description: 'Those of the roles together' }) permissions!: string[];
  @ApiProperty() purpose!: string;
  @ApiProperty({ type: AuthorityDto, description: 'What they may promise without asking' }) authority!: AuthorityDto;
  @ApiProperty({ description: 'Their access, or that of their partner, is over' }) ended!: boolean;
  @ApiProperty({ format: 'date-time', type: String }) signedInAt!: Date;
}

export class PersonPageDto {
  @ApiProperty({ type: [PersonDto] }) items!: PersonDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
