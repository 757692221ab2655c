import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { permissions, type Permission } from '@engawa/auth';
import { WordsDto, WordsField } from '@engawa/http';
import { Type } from 'class-transformer';
import { AuthorityDto } from './authority.dto.js';
import { ArrayUnique, IsBoolean, IsIn, IsObject, IsOptional, IsString, Matches, MaxLength, MinLength, ValidateNested } from 'class-validator';

export class RoleDto {
  @ApiProperty({ pattern: '^[a-z0-9-]{1,64}$', description: 'As the identity provider names it, or as OIDC_ROLES translates that' })
  @Matches(/^[a-z0-9-]{1,64}$/)
  id!: string;

  @WordsField()
  name!: WordsDto;

  @ApiProperty({ enum: permissions, isArray: true })
  @ArrayUnique()
  @IsIn(permissions, { each: true })
  permissions!: Permission[];

  @ApiProperty({ maxLength: 64, example: 'care', description: 'What its people look at personal data for; it stands in the audit' })
  @IsString()
  @MinLength(1)
  @MaxLength(64)
  purpose!: string;

  @ApiPropertyOptional({ type: AuthorityDto, default: {}, description: 'How much its people may promise without asking' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => AuthorityDto)
  authority?: AuthorityDto;

  @ApiPropertyOptional({ default: false, description: 'Its people reach only the customers whose records are open to their partner' })
  @IsOptional()
  @IsBoolean()
  forPartners?: boolean = false;
}

export class RoleVersionDto extends RoleDto {
  @ApiProperty() version!: number;
}

export class RoleListDto {
  @ApiProperty({ type: [RoleVersionDto] }) items!: RoleVersionDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
