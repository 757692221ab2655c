import { ApiProperty } from '@nestjs/swagger';
import { WordsField } from '@engawa/http';
import { ArrayUnique, IsArray, IsIn, IsString, Matches, MaxLength, MinLength } from 'class-validator';
import { takingPlaces, type TakingPlace } from '../domain/use-purpose.js';

const ID = /^[a-z0-9-]{1,64}$/;

class PurposeWordsDto {
  @ApiProperty({ maxLength: 500 })
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  ja!: string;

  @ApiProperty({ maxLength: 500 })
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  en!: string;
}

export class UsePurposeDto {
  @ApiProperty({ pattern: ID.source })
  @Matches(ID)
  id!: string;

  @WordsField({ type: PurposeWordsDto, description: 'As people are told' })
  wording!: PurposeWordsDto;

  @ApiProperty({ enum: takingPlaces, isArray: true, description: 'Where data is taken for it; none ends it' })
  @IsArray()
  @ArrayUnique()
  @IsIn(takingPlaces, { each: true })
  places!: TakingPlace[];
}

export class UsePurposeVersionDto extends UsePurposeDto {
  @ApiProperty() version!: number;
  @ApiProperty({ format: 'date-time', type: String }) since!: Date;
}

class EarlierPurposeDto {
  @ApiProperty() version!: number;
  @ApiProperty({ type: PurposeWordsDto }) wording!: PurposeWordsDto;
  @ApiProperty({ enum: takingPlaces, isArray: true }) places!: TakingPlace[];
  @ApiProperty({ format: 'date-time', type: String }) since!: Date;
}

class RegisteredPurposeDto extends UsePurposeVersionDto {
  @ApiProperty({ type: [EarlierPurposeDto], description: 'What people were told before, the last first' }) earlier!: EarlierPurposeDto[];
}

export class UsePurposeListDto {
  @ApiProperty({ type: [RegisteredPurposeDto] }) items!: RegisteredPurposeDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
