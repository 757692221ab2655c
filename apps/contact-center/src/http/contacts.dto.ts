import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IDENTIFIER_PATTERN, verificationItems } from '@engawa/contracts';
import { InSmallLetters, PageQuery } from '@engawa/http';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsDate,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  MinLength,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

const CHANNELS = ['phone', 'mail', 'line', 'chat', 'visit', 'fax', 'post', 'sms'] as const;
const FEELINGS = ['satisfied', 'anxious', 'confused', 'dissatisfied', 'angry'] as const;

class IdentifierDto {
  @ApiProperty({ enum: ['member', 'mail', 'phone', 'line', 'card', 'external'] })
  @IsIn(['member', 'mail', 'phone', 'line', 'card', 'external'])
  kind!: 'member' | 'mail' | 'phone' | 'line' | 'card' | 'external';

  @ApiPropertyOptional({ maxLength: 64 })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  namespace?: string;

  @ApiProperty({ maxLength: 256, pattern: IDENTIFIER_PATTERN })
  @IsString()
  @Matches(new RegExp(IDENTIFIER_PATTERN, 'u'), { message: 'must have a letter or a digit' })
  @MaxLength(256)
  value!: string;
}

/** The customer on screen by its origin, or somebody new by what is known of them. */
class ContactCustomerDto {
  @ApiPropertyOptional({
    format: 'uuid',
    description: 'As GET /api/customers answers it. One that is not known there makes the contact that of a customer of its own.',
  })
  @IsOptional()
  @IsUUID()
  @InSmallLetters()
  origin?: string;

  @ApiPropertyOptional({ type: [IdentifierDto] })
  @ValidateIf((customer: ContactCustomerDto) => customer.origin === undefined || customer.identifiers !== undefined)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => IdentifierDto)
  identifiers?: IdentifierDto[];
}

/** How the caller showed who they are (本人確認). */
class VerificationDto {
  @ApiProperty({ enum: verificationItems, isArray: true, description: 'The items that were right' })
  @IsArray()
  @ArrayUnique()
  @IsIn(verificationItems, { each: true })
  items!: (typeof verificationItems)[number][];

  @ApiPropertyOptional({ maxLength: 64, example: '子', description: 'Somebody else speaks: their relation to the customer, no name' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(64)
  representative?: string;
}

export class CloseContactDto {
  @ApiPropertyOptional({ maxLength: 64 })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  customerReason?: string;

  @ApiPropertyOptional({ maxLength: 64 })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  dealReason?: string;

  @ApiPropertyOptional({ maxLength: 64 })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  resolution?: string;

  @ApiPropertyOptional({ maxLength: 8000 })
  @IsOptional()
  @IsString()
  @MaxLength(8000)
  note?: string;
}

export class RecordContactDto extends CloseContactDto {
  @ApiProperty({ type: ContactCustomerDto })
  @IsObject()
  @ValidateNested()
  @Type(() => ContactCustomerDto)
  customer!: ContactCustomerDto;

  @ApiProperty({ enum: CHANNELS })
  @IsIn(CHANNELS)
  channel!: (typeof CHANNELS)[number];

  @ApiProperty({ enum: ['in', 'out'] })
  @IsIn(['in', 'out'])
  direction!: 'in' | 'out';

  @ApiPropertyOptional({
    maxLength: 130,
    description: '<shop>:<number>. A reference that is not looked up: the order may be reported later, or be known elsewhere.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(130)
  orderId?: string;

  @ApiPropertyOptional({ maxLength: 8000, description: "The customer's own words" })
  @IsOptional()
  @IsString()
  @MaxLength(8000)
  quote?: string;

  @ApiPropertyOptional({ enum: FEELINGS })
  @IsOptional()
  @IsIn(FEELINGS)
  feeling?: (typeof FEELINGS)[number];

  @ApiPropertyOptional({ format: 'date-time', type: String, description: 'When it was; now when absent' })
  @IsOptional()
  @Type(() => Date)
  @IsDate()
  occurredAt?: Date;

  @ApiPropertyOptional({ type: VerificationDto })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => VerificationDto)
  verification?: VerificationDto;

  @ApiProperty({ description: 'True: nothing is left to do. Both reasons are required then.' })
  @IsBoolean()
  closed!: boolean;
}

export class ContactQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ['open', 'closed'] })
  @IsOptional()
  @IsIn(['open', 'closed'])
  status?: 'open' | 'closed';
}

export class ContactDto {
  @ApiProperty() id!: string;
  @ApiProperty() version!: number;
  @ApiProperty({ enum: ['open', 'closed'] }) status!: string;
  @ApiProperty({ enum: CHANNELS }) channel!: string;
  @ApiProperty({ enum: ['in', 'out'] }) direction!: string;
  @ApiPropertyOptional() customerReason?: string;
  @ApiPropertyOptional() dealReason?: string;
  @ApiPropertyOptional({ description: '<shop>:<number>' }) order?: string;
  @ApiPropertyOptional({ description: 'Left out without texts.read' }) quote?: string;
  @ApiPropertyOptional({ description: 'Left out without texts.read' }) note?: string;
  @ApiPropertyOptional({ enum: FEELINGS }) feeling?: string;
  @ApiPropertyOptional() resolution?: string;
  @ApiPropertyOptional() agent?: string;
  @ApiPropertyOptional({ type: VerificationDto }) verification?: VerificationDto;
  @ApiPropertyOptional({ description: "The outsourced centre whose contact it is; absent: the company's own" }) partner?: string;
  @ApiProperty({ format: 'date-time', type: String }) openedAt!: Date;
  @ApiPropertyOptional({ format: 'date-time', type: String }) closedAt?: Date;
}

export class ContactPageDto {
  @ApiProperty({ type: [ContactDto] }) items!: ContactDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
