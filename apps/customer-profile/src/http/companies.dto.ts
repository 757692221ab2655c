import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { InSmallLetters, IsDay, PageQuery } from '@engawa/http';
import { Type } from 'class-transformer';
import { IsNotEmpty, IsOptional, IsString, IsUUID, Matches, MaxLength, ValidateNested } from 'class-validator';

export class CompanyQuery extends PageQuery {
  @ApiPropertyOptional({ maxLength: 128, description: 'Part of the name in kanji or kana, or the corporate number' })
  @IsOptional()
  @IsString()
  @MaxLength(128)
  query?: string;
}

export class CompanyAddressDto {
  @ApiPropertyOptional({ maxLength: 16 })
  @IsOptional()
  @IsString()
  @MaxLength(16)
  postalCode?: string;

  @ApiPropertyOptional({ maxLength: 16 })
  @IsOptional()
  @IsString()
  @MaxLength(16)
  prefecture?: string;

  @ApiPropertyOptional({ maxLength: 256 })
  @IsOptional()
  @IsString()
  @MaxLength(256)
  line1?: string;

  @ApiPropertyOptional({ maxLength: 256 })
  @IsOptional()
  @IsString()
  @MaxLength(256)
  line2?: string;
}

export class CompanyDataDto {
  @ApiProperty({ maxLength: 128 })
  @IsString()
  @Matches(/\S/, { message: 'name must not be empty' })
  @MaxLength(128)
  name!: string;

  @ApiPropertyOptional({ maxLength: 128 })
  @IsOptional()
  @IsString()
  @MaxLength(128)
  kana?: string;

  @ApiPropertyOptional({ maxLength: 32, description: '法人番号: 13 digits, of which the first is a check digit' })
  @IsOptional()
  @IsString()
  @MaxLength(32)
  corporateNumber?: string;

  @ApiPropertyOptional({ type: CompanyAddressDto })
  @IsOptional()
  @ValidateNested()
  @Type(() => CompanyAddressDto)
  address?: CompanyAddressDto;
}

export class SavedCompanyDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() version!: number;
  @ApiProperty() name!: string;
  @ApiProperty({ type: String, nullable: true }) kana!: string | null;
  @ApiProperty({ type: String, nullable: true, description: '法人番号' }) corporateNumber!: string | null;
  @ApiProperty({ type: CompanyAddressDto, nullable: true }) address!: CompanyAddressDto | null;
}

export class CompanyDto extends SavedCompanyDto {
  @ApiProperty({ description: 'How many are there for it now' }) contactPersonCount!: number;
}

export class CompanyPageDto {
  @ApiProperty({ type: [CompanyDto] }) items!: CompanyDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

class PersonOfCompanyDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: String, nullable: true }) name!: string | null;
  @ApiProperty({ type: String, nullable: true }) kana!: string | null;
}

class ContactPersonDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: PersonOfCompanyDto }) customer!: PersonOfCompanyDto;
  @ApiProperty({ type: String, nullable: true }) department!: string | null;
  @ApiProperty({ type: String, nullable: true }) title!: string | null;
  @ApiProperty({ format: 'date', type: String, nullable: true }) since!: string | null;
  @ApiProperty({ format: 'date', type: String, nullable: true, description: 'The last day' }) endedOn!: string | null;
  @ApiProperty({ enum: ['active', 'upcoming', 'over'] }) state!: string;
}

export class CompanyDetailDto extends CompanyDto {
  @ApiProperty({ type: [ContactPersonDto], description: 'Those who are there now first' }) contactPersons!: ContactPersonDto[];
}

export class AddContactPersonDto {
  @ApiProperty({ format: 'uuid' })
  @InSmallLetters()
  @IsUUID()
  customer!: string;

  @ApiPropertyOptional({ maxLength: 128 })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(128)
  department?: string;

  @ApiPropertyOptional({ maxLength: 128 })
  @IsOptional()
  @IsString()
  @IsNotEmpty()
  @MaxLength(128)
  title?: string;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @IsDay()
  since?: string;
}

export class EndContactPersonDto {
  @ApiPropertyOptional({ format: 'date', description: 'The last day; today where absent' })
  @IsOptional()
  @IsDay()
  on?: string;
}
