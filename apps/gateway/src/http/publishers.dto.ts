import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { allContracts, SOURCE_BYTES_MAX } from '@engawa/contracts';
import { ArrayMaxSize, ArrayNotEmpty, IsBoolean, IsDateString, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';

const ENTRIES_MAX = 100;
/** Types that publishers may report. */
const reported = allContracts().filter((each) => each.kind === 'intake' && each.forPublishers).map(({ type }) => type);

export class PublisherDto {
  @ApiProperty({ pattern: '^[a-z0-9-]{1,64}$', description: 'Its name, which stands in every event it sent' })
  @Matches(/^[a-z0-9-]{1,64}$/)
  id!: string;

  @ApiProperty({ enum: ['server', 'browser'], description: 'A browser key is in the hands of its visitors: it may tell pages, screens and listed tracks' })
  @IsIn(['server', 'browser'])
  kind!: 'server' | 'browser';

  @ApiPropertyOptional({ default: 'main', description: 'Whose member and order numbers it speaks of' })
  @IsOptional()
  @Matches(/^[a-z0-9-]{1,64}$/)
  namespace?: string = 'main';

  @ApiPropertyOptional({ default: false, description: 'It tells history: nothing is sent, asked or opened because of it' })
  @IsOptional()
  @IsBoolean()
  backfill?: boolean = false;

  @ApiPropertyOptional({ type: [String], default: [], example: ['https://shop.example.jp'], description: 'Origins of the pages a browser key is for' })
  @IsOptional()
  @ArrayMaxSize(ENTRIES_MAX)
  @Matches(/^https?:\/\/[^/?#\s]{1,250}$/, { each: true })
  allowedOrigins?: string[] = [];

  @ApiPropertyOptional({ type: [String], default: [], description: 'Names of track calls a browser key may send' })
  @IsOptional()
  @ArrayMaxSize(ENTRIES_MAX)
  @IsString({ each: true })
  @MaxLength(256, { each: true })
  browserTracks?: string[] = [];

  @ApiPropertyOptional({ type: [String], nullable: true, enum: reported, default: null, description: 'Types its keys may send; null: all' })
  @IsOptional()
  @ArrayNotEmpty()
  @IsIn(reported, { each: true })
  eventTypes?: string[] | null = null;

  @ApiPropertyOptional({ type: [String], nullable: true, default: null, description: 'CloudEvents sources it may speak for; its tracking calls speak for `publisher:<id>`; null: any' })
  @IsOptional()
  @ArrayNotEmpty()
  @ArrayMaxSize(ENTRIES_MAX)
  @IsString({ each: true })
  @MaxLength(SOURCE_BYTES_MAX, { each: true })
  sources?: string[] | null = null;

  @ApiPropertyOptional({ type: Number, nullable: true, default: null, description: 'Items each of its keys may send in a minute; null: no limit' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100_000_000)
  itemsPerMinute?: number | null = null;
}

export class PublisherVersionDto extends PublisherDto {
  @ApiProperty() version!: number;
}

class KeyDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'Its first characters, to tell keys apart' }) prefix!: string;
  @ApiProperty({ format: 'date-time', type: String }) createdAt!: Date;
  @ApiProperty({ format: 'date-time', type: String, nullable: true }) expiresAt!: Date | null;
}

export class IssuedKeyDto extends KeyDto {
  @ApiProperty({ description: 'The key itself, shown this once' }) key!: string;
}

class ListedKeyDto extends KeyDto {
  @ApiProperty({ format: 'date-time', type: String, nullable: true, description: 'To the minute' }) lastUsedAt!: Date | null;
  @ApiProperty({ format: 'date-time', type: String, nullable: true }) revokedAt!: Date | null;
}

export class PublisherViewDto extends PublisherVersionDto {
  @ApiProperty({ type: [ListedKeyDto], description: 'Newest first' }) keys!: ListedKeyDto[];
}

export class PublisherListDto {
  @ApiProperty({ type: [PublisherViewDto] }) items!: PublisherViewDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

export class NewKeyDto {
  @ApiPropertyOptional({ format: 'date-time', type: String, nullable: true, default: null, description: 'When it stops by itself; null: never' })
  @IsOptional()
  @IsDateString({ strict: true })
  expiresAt?: string | null = null;
}
