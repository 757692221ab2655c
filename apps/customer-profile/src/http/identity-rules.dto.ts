import { ApiProperty } from '@nestjs/swagger';
import type { Identifier } from '@engawa/contracts';
import { ArrayMaxSize, ArrayUnique, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';

const kinds: Identifier['kind'][] = ['member', 'line', 'mail', 'phone', 'card', 'external', 'anonymous'];

/** At most two `*`, so that no pattern takes long. */
const PATTERN = /^[^*＊﹡]*([*＊﹡][^*＊﹡]*){0,2}$/;
const patterns = () =>
  ApiProperty({ type: [String], maxItems: 500, description: 'Values as people write them or as they are kept: 092-700-5678, +8192*; `*` stands for anything, twice at most' });

export class IdentityRuleDto {
  @ApiProperty({ enum: kinds })
  @IsIn(kinds)
  id!: Identifier['kind'];

  @ApiProperty({ minimum: 0, maximum: 1000, description: 'Of several identifiers of a fact the one with the smallest says whose it is' })
  @IsInt()
  @Min(0)
  @Max(1000)
  priority!: number;

  @ApiProperty({ type: Number, nullable: true, minimum: 1, maximum: 1000, description: 'How many one customer has at most by itself, of each shop; null: any number' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1000)
  most!: number | null;

  @ApiProperty({ description: 'False: it joins nobody and only lists who may be meant' })
  @IsBoolean()
  joins!: boolean;

  @patterns()
  @IsArray()
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(256, { each: true })
  @Matches(PATTERN, { each: true })
  blocked!: string[];

  @patterns()
  @IsArray()
  @ArrayMaxSize(500)
  @ArrayUnique()
  @IsString({ each: true })
  @MaxLength(256, { each: true })
  @Matches(PATTERN, { each: true })
  weak!: string[];
}

export class IdentityRuleVersionDto extends IdentityRuleDto {
  @ApiProperty() version!: number;
}

export class IdentityRuleListDto {
  @ApiProperty({ type: [IdentityRuleVersionDto] }) items!: IdentityRuleVersionDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
