import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { services } from '@engawa/contracts';
import { PageQuery, WordsDto } from '@engawa/http';
import { IsIn, IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { lifetimeIds } from '../commands/expire-next.js';

export class SetLifetimeDto {
  @ApiProperty({ enum: lifetimeIds })
  @IsString()
  @IsIn(lifetimeIds)
  id!: string;

  @ApiProperty({ type: Number, nullable: true, minimum: 1, maximum: 36525, description: 'Null: kept until the person asks' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(36525)
  days!: number | null;
}

export class LifetimeDto extends SetLifetimeDto {
  @ApiProperty() version!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'The fewest days the law permits' }) leastDays!: number | null;
  @ApiProperty({ type: WordsDto }) name!: WordsDto;
  @ApiProperty({ type: WordsDto, description: 'Where the days come from' }) source!: WordsDto;
  @ApiProperty({ format: 'date-time', type: String, nullable: true, description: 'Null: only proposed, nothing is deleted' }) inForceAt!: Date | null;
}

export class LifetimeListDto {
  @ApiProperty({ type: [LifetimeDto] }) items!: LifetimeDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

class DeletedRowsDto {
  @ApiProperty({ enum: services }) service!: string;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' }, description: 'How many rows of each kind were deleted or emptied' })
  rows!: Record<string, number>;
}

class DeletionDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ enum: lifetimeIds }) lifetime!: string;
  @ApiProperty({ description: 'As the lifetime was then' }) days!: number;
  @ApiProperty({ format: 'date-time', type: String, description: 'What was from before' }) until!: Date;
  @ApiProperty({ format: 'date-time', type: String }) lastAt!: Date;
  @ApiProperty({ type: [DeletedRowsDto] }) rows!: DeletedRowsDto[];
  @ApiProperty({ description: 'How many parts not every service has confirmed yet' }) unconfirmed!: number;
}

export class DeletionPageDto {
  @ApiProperty({ type: [DeletionDto] }) items!: DeletionDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

export class DeletionQuery extends PageQuery {
  @ApiPropertyOptional({ enum: lifetimeIds })
  @IsOptional()
  @IsIn(lifetimeIds)
  lifetime?: string;
}
