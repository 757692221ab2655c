import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { WordsDto, WordsField } from '@engawa/http';
import { IsBoolean, IsObject, IsOptional, Matches } from 'class-validator';

export class SegmentDto {
  @ApiProperty({ pattern: '^[a-z0-9-]{1,64}$' })
  @Matches(/^[a-z0-9-]{1,64}$/)
  id!: string;

  @WordsField()
  name!: WordsDto;

  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    description: '{ measure: count|sum, of, withinDays?, op, value }, or { all: [rule, …] }, or { any: [rule, …] }',
    example: { measure: 'count', of: 'order.placed', withinDays: 365, op: '>=', value: 6 },
  })
  @IsObject()
  rule!: Record<string, unknown>;

  @ApiPropertyOptional({ default: true })
  @IsOptional()
  @IsBoolean()
  active?: boolean = true;
}

export class SegmentViewDto extends SegmentDto {
  @ApiProperty() version!: number;
  @ApiProperty() memberCount!: number;
}

export class SegmentListDto {
  @ApiProperty({ type: [SegmentViewDto] }) items!: SegmentViewDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

class MemberDto {
  @ApiProperty({ format: 'uuid' }) customer!: string;
  @ApiProperty({ format: 'date-time', type: String }) since!: Date;
}

export class MemberPageDto {
  @ApiProperty({ type: [MemberDto] }) items!: MemberDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
