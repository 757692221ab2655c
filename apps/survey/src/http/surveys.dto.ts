import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { OptionalMoment, WordsDto, WordsField } from '@engawa/http';
import { Type } from 'class-transformer';
import { ArrayMinSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsObject, IsOptional, Matches, Max, Min, ValidateNested } from 'class-validator';
import type { Channel, PageTexts, Question, SurveyKind } from '../domain/survey.js';

export class SurveyDto {
  @ApiProperty({ pattern: '^[a-z0-9-]{1,64}$' })
  @Matches(/^[a-z0-9-]{1,64}$/)
  id!: string;

  @ApiProperty({ enum: ['nps', 'csat', 'cancellation', 'first-use'] })
  @IsIn(['nps', 'csat', 'cancellation', 'first-use'])
  kind!: SurveyKind;

  @WordsField()
  title!: WordsDto;

  @ApiProperty({ type: 'array', items: { type: 'object' }, description: 'At most three: { id, text, type: scale|choice|comment, … }' })
  @IsArray()
  questions!: Question[];

  @ApiPropertyOptional({ enum: ['contact.closed'], nullable: true, type: String })
  @IsOptional()
  @IsIn(['contact.closed'])
  trigger?: 'contact.closed' | null;

  @ApiProperty({ description: "Id of messaging's template that invites; {{url}} is the link" })
  @Matches(/^[a-z0-9-]{1,64}$/)
  template!: string;

  @ApiProperty({ minimum: 0, maximum: 3650, description: 'The same customer is not asked again within so many days' })
  @IsInt()
  @Min(0)
  @Max(3650)
  restDays!: number;

  @ApiPropertyOptional({ enum: ['mail', 'letter'], isArray: true, default: ['mail'], description: 'How it is sent, tried in this order' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayUnique()
  @IsIn(['mail', 'letter'], { each: true })
  channels?: Channel[] = ['mail'];

  @ApiPropertyOptional({ minimum: 1, maximum: 3650, default: 30, description: 'A link can be answered for so many days' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(3650)
  linkDays?: number = 30;

  @ApiPropertyOptional({ default: true })
  @IsOptional()
  @IsBoolean()
  active?: boolean = true;
}

export class SurveyViewDto extends SurveyDto {
  @ApiProperty() version!: number;
}

export class SurveyListDto {
  @ApiProperty({ type: [SurveyViewDto] }) items!: SurveyViewDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

class PageTextsDto implements PageTexts {
  @WordsField() intro!: WordsDto;
  @WordsField() send!: WordsDto;
  @WordsField() thanks!: WordsDto;
  @WordsField() thanksMore!: WordsDto;
  @WordsField() already!: WordsDto;
  @WordsField() gone!: WordsDto;
  @WordsField() unknown!: WordsDto;
  @WordsField() wrong!: WordsDto;
}

export class SurveySettingsDto {
  @ApiProperty({ minimum: 1, maximum: 600, description: 'By which the page says how many minutes its questions take' })
  @IsInt()
  @Min(1)
  @Max(600)
  secondsPerQuestion!: number;

  @ApiProperty({ type: PageTextsDto, description: 'In the intro {{questions}} and {{minutes}} are filled in, with their units' })
  @IsObject()
  @ValidateNested()
  @Type(() => PageTextsDto)
  texts!: PageTextsDto;
}

export class SurveySettingsViewDto extends SurveySettingsDto {
  @ApiProperty() version!: number;
}

export class ScoreQuery {
  @OptionalMoment()
  from?: Date;

  @OptionalMoment('Exclusive')
  to?: Date;
}

export class ScoreDto {
  @ApiProperty() survey!: string;
  @ApiProperty() kind!: string;
  @ApiProperty() answers!: number;
  @ApiProperty() invitations!: number;
  @ApiProperty({ type: Number, nullable: true }) mean!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'In points, −100 to 100' }) nps!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: 'Half of the 95 % interval' }) npsMargin!: number | null;
}
