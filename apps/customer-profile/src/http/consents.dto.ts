import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { consentChannels, consentStates } from '@engawa/contracts';
import { OptionalMoment, PageQuery, WordsDto, WordsField } from '@engawa/http';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsObject, IsOptional, IsString, IsUUID, Matches, MaxLength, MinLength, ValidateNested } from 'class-validator';
import { bases, type Basis, type ConsentChannel, type ConsentState } from '../domain/consent.js';

const ID = /^[a-z0-9-]{1,64}$/;

class ConsentWordsDto {
  @ApiProperty({ maxLength: 1000 })
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  ja!: string;

  @ApiProperty({ maxLength: 1000 })
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  en!: string;
}

export class ConsentPurposeDto {
  @ApiProperty({ pattern: ID.source })
  @Matches(ID)
  id!: string;

  @WordsField()
  name!: WordsDto;

  @WordsField({ type: ConsentWordsDto, description: 'As it stands beside the choice: what is sent and how often' })
  wording!: ConsentWordsDto;

  @ApiProperty({ enum: bases, description: 'Told because of a contract and not to be declined, by consent, or unless somebody objects' })
  @IsIn(bases)
  basis!: Basis;
}

export class ConsentPurposeVersionDto extends ConsentPurposeDto {
  @ApiProperty() version!: number;
}

export class ConsentPurposeListDto {
  @ApiProperty({ type: [ConsentPurposeVersionDto] }) items!: ConsentPurposeVersionDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

class ConsentDto {
  @ApiProperty() purpose!: string;
  @ApiProperty({ enum: bases }) basis!: Basis;
  @ApiProperty({ enum: consentStates, nullable: true, description: 'Null: never asked' }) state!: ConsentState | null;
  @ApiProperty({ description: 'Whether it may be told there; where silence permits, not after they declined it last at another of their addresses on this channel' }) permitted!: boolean;
  @ApiProperty({ format: 'date-time', type: String, nullable: true }) since!: Date | null;
  @ApiProperty({ type: String, nullable: true, description: 'report, desk, page or one-click' }) how!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Version of the words they were shown' }) wording!: string | null;
}

class ReachableDto {
  @ApiProperty({ enum: consentChannels }) channel!: ConsentChannel;
  @ApiProperty({ description: 'Masked without `personal.read`; empty for letters' }) address!: string;
  @ApiProperty({ format: 'uuid', description: 'To be sent with what is said of this address' }) origin!: string;
  @ApiProperty({ type: [ConsentDto] }) purposes!: ConsentDto[];
}

export class ConsentsDto {
  @ApiProperty({ type: [ConsentPurposeVersionDto] }) purposes!: ConsentPurposeVersionDto[];
  @ApiProperty({ type: [ReachableDto] }) addresses!: ReachableDto[];
}

export class SaidConsentDto {
  @ApiProperty({ enum: consentChannels })
  @IsIn(consentChannels)
  channel!: ConsentChannel;

  @ApiProperty({ pattern: ID.source })
  @Matches(ID)
  purpose!: string;

  @ApiProperty({ enum: consentStates })
  @IsIn(consentStates)
  state!: ConsentState;

  @ApiPropertyOptional({ format: 'uuid', description: 'Origin of the address; absent: all addresses of this channel' })
  @IsOptional()
  @IsUUID()
  origin?: string;

  @ApiPropertyOptional({ maxLength: 256, description: 'One of their addresses, also as it is shown masked, where an agreement has to mean one alone; or a FAX number, which is known to be one by what is said of it alone' })
  @IsOptional()
  @IsString()
  @MaxLength(256)
  address?: string;
}

class ShownWordingDto {
  @ApiProperty({ maxLength: 64 })
  @IsString()
  @MinLength(1)
  @MaxLength(64)
  version!: string;

  @ApiProperty({ maxLength: 8000 })
  @IsString()
  @MinLength(1)
  @MaxLength(8000)
  text!: string;
}

export class RecordConsentsDto {
  @ApiProperty({ type: [SaidConsentDto], minItems: 1, maxItems: 200 })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => SaidConsentDto)
  consents!: SaidConsentDto[];

  @ApiPropertyOptional({ maxLength: 256, description: 'How it was said, such as a call or a card; an agreement to mail, SMS, LINE or FAX needs this or the wording' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(256)
  form?: string;

  @ApiPropertyOptional({ type: ShownWordingDto, description: 'The words they were shown' })
  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => ShownWordingDto)
  wording?: ShownWordingDto;
}

class LedgerFilterDto extends PageQuery {
  @ApiPropertyOptional({ enum: consentChannels })
  @IsOptional()
  @IsIn(consentChannels)
  channel?: ConsentChannel;

  @ApiPropertyOptional({ pattern: ID.source })
  @IsOptional()
  @Matches(ID)
  purpose?: string;

  @OptionalMoment()
  from?: Date;

  @OptionalMoment('Exclusive')
  to?: Date;
}

export class LedgerQuery extends LedgerFilterDto {
  @ApiProperty({ format: 'uuid' })
  @IsUUID()
  customer!: string;
}

export class LedgerExportQuery extends LedgerFilterDto {
  @ApiPropertyOptional({ format: 'uuid' })
  @IsOptional()
  @IsUUID()
  customer?: string;

  @ApiPropertyOptional({ maxLength: 256, description: 'A mail address or a number as whoever inspects it names it, also of somebody who was erased since' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(256)
  address?: string;
}

class LedgerRowDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ format: 'uuid' }) customer!: string;
  @ApiProperty({ enum: consentChannels }) channel!: ConsentChannel;
  @ApiProperty({ description: 'Masked without `personal.read`; `*` of what was said of a whole channel' }) address!: string;
  @ApiProperty() purpose!: string;
  @ApiProperty({ enum: consentStates }) state!: ConsentState;
  @ApiProperty() how!: string;
  @ApiProperty({ type: String, nullable: true }) wordingVersion!: string | null;
  @ApiProperty({ type: String, nullable: true }) wordingText!: string | null;
  @ApiProperty({ type: String, nullable: true }) form!: string | null;
  @ApiProperty({ type: String, nullable: true }) by!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Null without `personal.read`' }) from!: string | null;
  @ApiProperty({ format: 'date-time', type: String }) occurredAt!: Date;
  @ApiProperty({ format: 'date-time', type: String }) recordedAt!: Date;
}

export class LedgerPageDto {
  @ApiProperty({ type: [LedgerRowDto] }) items!: LedgerRowDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}
