import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { OptionalMoment, PageQuery } from '@engawa/http';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, MinLength, ValidateNested } from 'class-validator';
import { encodings, type FileEncoding } from '../domain/csv-rows.js';
import { ATTRIBUTE_FIELD, importFields, type ImportField } from '../domain/import-mapping.js';

const states = ['uploading', 'uploaded', 'checking', 'checked', 'running', 'done', 'failed', 'cancelled'] as const;
const COLUMNS_MAX = 500;
const FIELD = new RegExp(`^(${importFields.join('|')})$|${ATTRIBUTE_FIELD.source}`);

export class NewImportDto {
  @ApiProperty({ maxLength: 200, description: 'What the file is called' })
  @IsString()
  @MinLength(1)
  @MaxLength(200)
  name!: string;

  @ApiProperty({ minimum: 1, description: 'Of the file, in bytes' })
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  sizeBytes!: number;

  @OptionalMoment('When what it says was so; now where absent or later')
  asOf?: Date;
}

export class ImportIdDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ description: 'Of each chunk but the last' }) chunkBytes!: number;
}

export class NextChunkDto {
  @ApiProperty({ description: 'The chunk that comes next' }) next!: number;
}

class ImportColumnDto {
  @ApiProperty({ minimum: 0, description: 'Its place in the file, from 0' })
  @IsInt()
  @Min(0)
  @Max(COLUMNS_MAX)
  column!: number;

  @ApiProperty({ pattern: FIELD.source, description: 'An identifier, a field of the profile, the household and the role in it, or an attribute: `attributes.` and its id' })
  @Matches(FIELD)
  field!: ImportField;

  @ApiPropertyOptional({ maxLength: 64, description: 'Of an anniversary: what is remembered on that day' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(64)
  name?: string;
}

export class CheckImportDto {
  @ApiProperty({ type: [ImportColumnDto], description: 'Columns that are not named are left out' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(COLUMNS_MAX)
  @ValidateNested({ each: true })
  @Type(() => ImportColumnDto)
  columns!: ImportColumnDto[];

  @ApiPropertyOptional({ default: 'main', description: 'Whose numbers member, card, external and household are: a shop' })
  @IsOptional()
  @Matches(/^[a-z0-9-]{1,64}$/)
  namespace: string = 'main';

  @ApiPropertyOptional({ enum: encodings, description: 'Found out where absent' })
  @IsOptional()
  @IsIn(encodings)
  encoding?: FileEncoding;
}

export class RunImportDto {
  @ApiPropertyOptional({ description: 'Also when this very file was brought before' })
  @IsOptional()
  @IsBoolean()
  again?: boolean;
}

class CountsDto {
  @ApiProperty({ description: 'Nobody was known by their identifiers' }) new!: number;
  @ApiProperty({ description: 'Something that was not known, or not said before' }) changed!: number;
  @ApiProperty({ description: 'Nothing new, and so not entered' }) same!: number;
  @ApiProperty() refused!: number;
}

class FailureDto {
  @ApiProperty({ enum: ['wrong-encoding', 'broken-quotes', 'line-too-long'] }) code!: string;
  @ApiPropertyOptional({ description: 'Byte of the file near which it is' }) byte?: number;
  @ApiPropertyOptional({ description: 'Line near which it is' }) row?: number;
}

class MappingDto {
  @ApiProperty({ type: [ImportColumnDto] }) columns!: ImportColumnDto[];
  @ApiProperty() namespace!: string;
}

export class ImportDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
  @ApiProperty({ enum: states }) state!: string;
  @ApiProperty() sizeBytes!: number;
  @ApiProperty() receivedBytes!: number;
  @ApiProperty({ description: 'The chunk that comes next' }) nextChunk!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Of what has been sent: SHA-256, in hex, of the bytes of this of all chunks but the last, and the last chunk' })
  sentSha256!: string | null;
  @ApiProperty({ enum: encodings, nullable: true, type: String }) encoding!: FileEncoding | null;
  @ApiProperty({ type: MappingDto, nullable: true }) mapping!: MappingDto | null;
  @ApiProperty({ format: 'date-time', type: String }) asOf!: Date;
  @ApiProperty({ format: 'date-time', type: String }) createdAt!: Date;
  @ApiProperty() createdBy!: string;
  @ApiProperty({ description: 'Line up to which it has been seen to; the names of the columns are line 1' }) rowsDone!: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Its last line, once it has been read through' }) rowsTotal!: number | null;
  @ApiProperty({ type: CountsDto }) counts!: CountsDto;
  @ApiProperty({ type: FailureDto, nullable: true }) failure!: FailureDto | null;
  @ApiProperty({ format: 'date-time', type: String, nullable: true }) finishedAt!: Date | null;
}

export class ImportPageDto {
  @ApiProperty({ type: [ImportDto] }) items!: ImportDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

export class PreviewQuery {
  @ApiPropertyOptional({ enum: encodings })
  @IsOptional()
  @IsIn(encodings)
  encoding?: FileEncoding;
}

export class PreviewDto {
  @ApiProperty({ enum: encodings }) encoding!: FileEncoding;
  @ApiProperty({ type: [String], description: 'Names of the columns' }) names!: string[];
  @ApiProperty({ type: 'array', items: { type: 'array', items: { type: 'string' } } }) rows!: string[][];
  @ApiProperty({ type: [ImportColumnDto], description: 'What the names let guess' }) columns!: ImportColumnDto[];
}

export class ImportErrorsQuery extends PageQuery {
  @ApiPropertyOptional({ minimum: 0, default: 0, description: 'Only behind this line; cursor does not count' })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(2_000_000_000)
  after = 0;
}

class RowProblemDto {
  @ApiProperty() code!: string;
  @ApiProperty({ type: Number, nullable: true }) column!: number | null;
}

class ImportErrorDto {
  @ApiProperty({ description: 'Line of the file' }) row!: number;
  @ApiProperty({ type: [RowProblemDto] }) problems!: RowProblemDto[];
  @ApiProperty({ type: [String] }) cells!: string[];
}

export class ImportErrorPageDto {
  @ApiProperty({ type: [ImportErrorDto] }) items!: ImportErrorDto[];
  @ApiProperty({ type: String, nullable: true, description: 'Always null: ask for what is behind the last line' }) nextCursor!: string | null;
}
