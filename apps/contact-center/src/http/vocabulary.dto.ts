import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { WordsDto, WordsField } from '@engawa/http';
import { IsBoolean, IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';

export class ResolutionDto {
  @ApiProperty({ pattern: '^[a-z0-9.-]{1,64}$' })
  @Matches(/^[a-z0-9.-]{1,64}$/)
  id!: string;

  @WordsField()
  label!: WordsDto;

  @ApiPropertyOptional({ default: true })
  @IsOptional()
  @IsBoolean()
  active?: boolean = true;
}

export class ReasonDto extends ResolutionDto {
  @ApiProperty({ enum: ['customer', 'deal'] })
  @IsIn(['customer', 'deal'])
  axis!: 'customer' | 'deal';

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  parent?: string | null;
}

export class ReasonViewDto extends ReasonDto {
  @ApiProperty() version!: number;
}

export class ReasonListDto {
  @ApiProperty({ type: [ReasonViewDto] }) items!: ReasonViewDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

export class ResolutionViewDto extends ResolutionDto {
  @ApiProperty() version!: number;
}

export class ResolutionListDto {
  @ApiProperty({ type: [ResolutionViewDto] }) items!: ResolutionViewDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
