import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { WordsDto, WordsField } from '@engawa/http';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsOptional, Matches, ValidateIf, ValidateNested } from 'class-validator';
import { attributeTypes, type Attribute } from '../domain/attributes.js';

/** Under `constructor` nothing that is sent is read. */
const ID = /^(?!constructor$)[a-z][a-z0-9-]{0,63}$/;

class ChoiceDto {
  @ApiProperty({ pattern: ID.source })
  @Matches(ID)
  id!: string;

  @WordsField()
  name!: WordsDto;
}

export class AttributeDto {
  @ApiProperty({ pattern: ID.source })
  @Matches(ID)
  id!: string;

  @WordsField()
  name!: WordsDto;

  @ApiProperty({ enum: attributeTypes })
  @IsIn(attributeTypes)
  type!: Attribute['type'];

  @ApiPropertyOptional({ type: [ChoiceDto], description: 'Of a choice' })
  @ValidateIf(({ type }: AttributeDto) => type === 'choice')
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique(({ id }: ChoiceDto) => id)
  @ValidateNested({ each: true })
  @Type(() => ChoiceDto)
  choices?: ChoiceDto[];

  @ApiPropertyOptional({ description: 'Nothing new is taken for it; what was said stays' })
  @IsOptional()
  @IsBoolean()
  retired?: boolean;
}

export class AttributeVersionDto extends AttributeDto {
  @ApiProperty() version!: number;
}

export class AttributeListDto {
  @ApiProperty({ type: [AttributeVersionDto] }) items!: AttributeVersionDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
