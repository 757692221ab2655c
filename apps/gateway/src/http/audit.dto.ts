import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { InSmallLetters, OptionalMoment, PageQuery } from '@engawa/http';
import { IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';

export class AuditQuery extends PageQuery {
  @ApiPropertyOptional({ format: 'uuid', description: 'Who did it' })
  @IsOptional()
  @IsUUID()
  @InSmallLetters()
  person?: string;

  @ApiPropertyOptional({ format: 'uuid', description: 'Whose data was shown or changed, also as who they were before they were joined with others' })
  @IsOptional()
  @IsUUID()
  @InSmallLetters()
  customer?: string;

  @ApiPropertyOptional({ description: 'All that one partner did: its report' })
  @IsOptional()
  @Matches(/^[a-z0-9-]{1,64}$/)
  partner?: string;

  @ApiPropertyOptional({ maxLength: 256, example: 'GET /api/customers', description: 'The beginning of what was done' })
  @IsOptional()
  @IsString()
  @MaxLength(256)
  action?: string;

  @ApiPropertyOptional({ enum: ['done', 'refused'] })
  @IsOptional()
  @IsIn(['done', 'refused'])
  outcome?: string;

  @OptionalMoment()
  from?: Date;

  @OptionalMoment('Exclusive')
  to?: Date;
}

export class AuditEntryDto {
  @ApiProperty({ format: 'date', description: 'Day in Japan, whose chain it stands in' }) day!: string;
  @ApiProperty({ description: 'Its place in that chain, from 1 on' }) place!: number;
  @ApiProperty({ format: 'uuid' }) entry!: string;
  @ApiProperty({ format: 'date-time', type: String }) at!: Date;
  @ApiProperty() service!: string;
  @ApiProperty({ example: 'person:0199f3c2-6b1e-7c40-9a53-2f8d10c40b02' }) subject!: string;
  @ApiProperty({ description: 'What the person was called then' }) name!: string;
  @ApiProperty({ type: String, nullable: true }) partner!: string | null;
  @ApiProperty({ type: String, nullable: true }) purpose!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Address the request came from' }) from!: string | null;
  @ApiProperty({ example: 'GET /api/customers/:id' }) action!: string;
  @ApiProperty({ type: String, nullable: true, description: "What stood in the path's places" }) target!: string | null;
  @ApiProperty({ type: [String] }) customers!: string[];
  @ApiProperty({ enum: ['done', 'refused'] }) outcome!: string;
}

export class AuditPageDto {
  @ApiProperty({ type: [AuditEntryDto] }) items!: AuditEntryDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
