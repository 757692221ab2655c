import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { stopReasons } from '@engawa/contracts';
import { OptionalMoment, PageQuery, WordsDto } from '@engawa/http';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import type { AttributeValue } from '../domain/attributes.js';

export class CustomerQuery extends PageQuery {
  @ApiPropertyOptional({ description: 'Mail, phone, member id, order number with or without its shop, or part of a name' })
  @IsOptional()
  @IsString()
  @MaxLength(256)
  query?: string;
}

const commaSeparated = () =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.split(',').filter(Boolean) : value));

export class TimelineQuery extends PageQuery {
  @ApiPropertyOptional({ maxLength: 100, description: 'Words of a title or a text, in any kana, width and case; not those that are masked' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;

  @ApiPropertyOptional({ type: String, description: 'Comma separated' })
  @IsOptional()
  @commaSeparated()
  @IsString({ each: true })
  department?: string[];

  @ApiPropertyOptional({ type: String, description: 'Comma separated' })
  @IsOptional()
  @commaSeparated()
  @IsString({ each: true })
  channel?: string[];

  @ApiPropertyOptional({ type: String, description: 'Comma separated, such as order.placed' })
  @IsOptional()
  @commaSeparated()
  @IsString({ each: true })
  type?: string[];

  @OptionalMoment()
  from?: Date;

  @OptionalMoment('Exclusive')
  to?: Date;
}

export class OriginsDto {
  @ApiProperty({ type: [String], format: 'uuid' })
  @IsArray()
  @ArrayMaxSize(1000)
  @IsUUID(undefined, { each: true })
  origins!: string[];
}

export class FactIdsDto {
  @ApiProperty({ type: [String], format: 'uuid' })
  @IsArray()
  @ArrayMaxSize(100)
  @IsUUID(undefined, { each: true })
  facts!: string[];
}

export class MatchDto {
  @ApiPropertyOptional({ maxLength: 128, description: 'The whole name, in kanji or kana' })
  @IsOptional()
  @IsString()
  @MaxLength(128)
  name?: string;

  @ApiPropertyOptional({ maxLength: 32, description: 'The whole number' })
  @IsOptional()
  @IsString()
  @MaxLength(32)
  phone?: string;

  @ApiPropertyOptional({ maxLength: 256 })
  @IsOptional()
  @IsString()
  @MaxLength(256)
  mail?: string;

  @ApiPropertyOptional({ maxLength: 64 })
  @IsOptional()
  @IsString()
  @MaxLength(64)
  memberId?: string;

  @ApiPropertyOptional({ maxLength: 16 })
  @IsOptional()
  @IsString()
  @MaxLength(16)
  postalCode?: string;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  birthday?: string;
}

export class CandidateDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid', description: 'To be sent as customer.origin with the contact' }) origin!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Masked for people of partners, as the rest' }) name!: string | null;
  @ApiProperty({ type: String, nullable: true }) prefecture!: string | null;
  @ApiProperty({ type: [String] }) mails!: string[];
  @ApiProperty({ type: [String] }) phones!: string[];
}

export class CandidatesDto {
  @ApiProperty({ type: [CandidateDto], description: 'None when more than five have these items: ask for another one' })
  items!: CandidateDto[];
}

export class CustomerIdDto {
  @IsUUID()
  customer!: string;
}

export class PartnerDto {
  @IsString()
  @MaxLength(64)
  partner!: string;
}

class NameDto {
  @ApiProperty() full!: string;
}

class AddressDto {
  @ApiPropertyOptional() postalCode?: string;
  @ApiPropertyOptional() prefecture?: string;
  @ApiPropertyOptional() line1?: string;
  @ApiPropertyOptional() line2?: string;
}

class AnniversaryOfDto {
  @ApiProperty() name!: string;
  @ApiProperty({ example: '--06-01', description: 'Without a year where nobody knows it' }) on!: string;
}

class ContactStopDto {
  @ApiProperty({ enum: stopReasons }) reason!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'The day it happened, where it was told' }) on!: string | null;
  @ApiProperty({ format: 'date-time' }) since!: string;
}

export class IdentifierDto {
  @ApiProperty({ example: 'member' }) kind!: string;
  @ApiProperty({ description: 'Shop or system of a member id and the like, else empty' }) namespace!: string;
  @ApiProperty({ description: 'Masked without personal.read' }) value!: string;
}

export class CustomerDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'Changes when they are joined with others, or parted, or entries of theirs are deleted. To be sent as seen with a merge' }) version!: string;
  @ApiProperty({ format: 'uuid', description: 'To be sent as customer.origin with what is recorded about this customer' })
  origin!: string;
  @ApiProperty({ type: NameDto, nullable: true }) name!: NameDto | null;
  @ApiProperty({ type: String, nullable: true }) kana!: string | null;
  @ApiProperty({ format: 'date-time', type: String }) since!: Date;
  @ApiProperty() memberIds!: string[];
  @ApiProperty({ type: [IdentifierDto], description: 'Member ids with their shops, LINE, cards and what other systems call them; at most 20 of each kind' }) identifiers!: IdentifierDto[];
  @ApiProperty({ description: 'Masked without personal.read: h***@example.jp' }) mails!: string[];
  @ApiProperty({ description: 'E.164; masked without personal.read: 090-****-1234' }) phones!: string[];
  @ApiProperty({ type: String, nullable: true }) prefecture!: string | null;
  @ApiProperty({ type: AddressDto, nullable: true, description: 'Without personal.read the prefecture alone' }) address!: AddressDto | null;
  @ApiProperty({ type: String, nullable: true, description: 'Masked without personal.read: 1958-**-**' }) birthday!: string | null;
  @ApiProperty({ type: [AnniversaryOfDto], description: 'None without personal.read' }) anniversaries!: AnniversaryOfDto[];
  @ApiProperty() language!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Where they want to be spoken to' }) preferredChannel!: string | null;
  @ApiProperty({ type: String, nullable: true }) company!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'How they first came' }) cameFrom!: string | null;
  @ApiProperty({ enum: ['staff', 'partner'], nullable: true, type: String, description: 'They belong to the house, or to a partner' })
  internal!: 'staff' | 'partner' | null;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Since when post to this address comes back; nothing is posted there' })
  returnedPost!: string | null;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'By id, those that were told; none without personal.read' })
  attributes!: Record<string, AttributeValue>;
  @ApiProperty({ type: ContactStopDto, nullable: true, description: 'Set: nobody is to tell, ask or offer them anything' }) stopped!: ContactStopDto | null;
  @ApiProperty({ description: 'False while nothing but anonymous visits is known' }) known!: boolean;
  @ApiProperty() entryCount!: number;
  @ApiProperty({ format: 'date-time', type: String, nullable: true }) lastEntryAt!: Date | null;
}

export class CustomerPageDto {
  @ApiProperty({ type: [CustomerDto] }) items!: CustomerDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

class FiguresDto {
  @ApiProperty() orderCount!: number;
  @ApiProperty({ description: "In the currency's smallest unit" }) totalMinor!: number;
  @ApiProperty({ type: String, nullable: true }) currency!: string | null;
  @ApiProperty({ format: 'date-time', type: String, nullable: true }) lastOrderAt!: Date | null;
  @ApiProperty() contactCount!: number;
}

class MembershipDto {
  @ApiProperty() id!: string;
  @ApiProperty() name!: WordsDto;
  @ApiProperty({ format: 'date-time', type: String }) since!: Date;
}

class OpenContactDto {
  @ApiProperty() contactId!: string;
  @ApiProperty() title!: WordsDto;
  @ApiProperty({ format: 'date-time', type: String }) openedAt!: Date;
}

export class CustomerDetailDto extends CustomerDto {
  @ApiProperty() figures!: FiguresDto;
  @ApiProperty({ type: [MembershipDto] }) segments!: MembershipDto[];
  @ApiProperty({ type: [OpenContactDto] }) openContacts!: OpenContactDto[];
}

class CorrectionDto {
  @ApiProperty({ format: 'date-time', type: String }) at!: Date;
  @ApiProperty({ type: String, nullable: true }) by!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Null without texts.read' }) text!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Of a note: what stood there before' }) before!: string | null;
}

export class EntryDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() revision!: number;
  @ApiProperty({ example: 'order.placed' }) type!: string;
  @ApiProperty({ format: 'date-time', type: String }) occurredAt!: Date;
  @ApiProperty({ format: 'date-time', type: String }) recordedAt!: Date;
  @ApiProperty({ enum: ['order', 'care', 'message', 'survey', 'site', 'store', 'core'] }) department!: string;
  @ApiProperty() channel!: string;
  @ApiProperty({ enum: ['in', 'out', 'none'] }) direction!: string;
  @ApiProperty() title!: WordsDto;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' } }) about!: Record<string, string>;
  @ApiProperty({ type: 'object', additionalProperties: true }) data!: Record<string, unknown>;
  @ApiPropertyOptional({ type: [String], description: 'Fields of data that are left out without texts.read' }) masked?: string[];
  @ApiProperty() pinned!: boolean;
  @ApiProperty({ type: [CorrectionDto], description: 'The oldest first; of a note data has the newest text' }) corrections!: CorrectionDto[];
}

export class TimelinePageDto {
  @ApiProperty({ type: [EntryDto] }) items!: EntryDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
  @ApiProperty({ description: 'With revision: where to resume a stream' }) epoch!: number;
  @ApiProperty() revision!: number;
  @ApiProperty({ type: 'object', additionalProperties: { type: 'integer' }, description: '`all` and each department' })
  counts!: Record<string, number>;
}
