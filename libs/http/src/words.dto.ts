import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsObject, IsString, MaxLength, MinLength, ValidateNested } from 'class-validator';

/** A short text in both languages. */
export class WordsDto {
  @ApiProperty({ maxLength: 128 })
  @IsString()
  @MinLength(1)
  @MaxLength(128)
  ja!: string;

  @ApiProperty({ maxLength: 128 })
  @IsString()
  @MinLength(1)
  @MaxLength(128)
  en!: string;
}

/** A field that is a text in both languages; `type` says how long one may be that is not short. */
export const WordsField = ({ type = WordsDto, ...more }: { type?: new () => object; description?: string } = {}): PropertyDecorator =>
  applyDecorators(ApiProperty({ type, ...more }), IsObject(), ValidateNested(), Type(() => type));
