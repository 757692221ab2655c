import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { remedyKinds } from '@engawa/auth';
import { PageQuery } from '@engawa/http';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
import type { RemedyKind } from '../domain/remedy.js';

const STATES = ['granted', 'asked', 'refused'] as const;
type State = (typeof STATES)[number];

export class AskRemedyDto {
  @ApiProperty({ enum: remedyKinds })
  @IsIn(remedyKinds)
  kind!: RemedyKind;

  @ApiProperty({ minimum: 1, maximum: 100_000_000, description: 'What is refunded, or what the replacement or the coupon is worth, in yen' })
  @IsInt()
  @Min(1)
  @Max(100_000_000)
  amountMinor!: number;

  @ApiPropertyOptional({ maxLength: 130, description: "<shop>:<number>; the contact's when absent" })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(130)
  orderId?: string;

  @ApiPropertyOptional({ maxLength: 2000, description: 'Why it is promised' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  reason?: string;
}

export class DecideRemedyDto {
  @ApiProperty({ description: 'True: it may be promised' })
  @IsBoolean()
  grant!: boolean;

  @ApiPropertyOptional({ maxLength: 2000 })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string;
}

export class RemedyQuery extends PageQuery {
  @ApiPropertyOptional({ enum: STATES, description: 'asked: what waits for a decision, the most urgent first' })
  @IsOptional()
  @IsIn(STATES)
  state?: State;

  @ApiPropertyOptional({ maxLength: 64 })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  contact?: string;
}

export class RemedyDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() contact!: string;
  @ApiProperty({ enum: remedyKinds }) kind!: string;
  @ApiProperty({ description: 'In yen' }) amountMinor!: number;
  @ApiProperty({ type: String, nullable: true, description: '<shop>:<number>' }) order!: string | null;
  @ApiPropertyOptional({ type: String, nullable: true, description: 'Left out without texts.read' }) reason?: string | null;
  @ApiProperty({ enum: STATES, description: 'granted: it may be promised; asked: somebody has to decide' }) state!: State;
  @ApiProperty() askedName!: string;
  @ApiProperty({ type: String, nullable: true, description: 'The outsourced centre of who asked' }) partner!: string | null;
  @ApiProperty({ format: 'date-time', type: String }) askedAt!: Date;
  @ApiProperty({ format: 'date-time', type: String, description: 'Until when it is to be decided' }) dueAt!: Date;
  @ApiProperty({ description: 'It waits, and the time is over' }) overdue!: boolean;
  @ApiProperty({ type: String, nullable: true }) decidedName!: string | null;
  @ApiProperty({ format: 'date-time', type: String, nullable: true }) decidedAt!: Date | null;
  @ApiPropertyOptional({ type: String, nullable: true, description: 'Left out without texts.read' }) note?: string | null;
}

export class RemedyPageDto {
  @ApiProperty({ type: [RemedyDto] }) items!: RemedyDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
