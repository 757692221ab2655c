import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsUUID } from 'class-validator';
import { IdentifierDto } from './customers.dto.js';

/** As many as one decides about. */
const AT_ONCE = 500;

class OriginDto {
  @ApiProperty({ format: 'uuid' }) origin!: string;
  @ApiProperty({ description: 'Whoever has it goes by the customer’s id, and has what departments recorded' }) keepsId!: boolean;
  @ApiProperty({ type: [IdentifierDto] }) identifiers!: IdentifierDto[];
  @ApiProperty({ type: String, nullable: true, description: 'As its own facts tell it' }) name!: string | null;
  @ApiProperty() entryCount!: number;
  @ApiProperty({ format: 'date-time', type: String, nullable: true }) firstEntryAt!: Date | null;
  @ApiProperty({ format: 'date-time', type: String, nullable: true }) lastEntryAt!: Date | null;
}

export class OriginPageDto {
  @ApiProperty({ type: [OriginDto] }) items!: OriginDto[];
  @ApiProperty({ type: String, nullable: true }) nextCursor!: string | null;
}

export class SplitDto {
  @ApiProperty({ type: [String], format: 'uuid', maxItems: AT_ONCE, description: 'Origins of the customer that are somebody else’s; not all of them' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(AT_ONCE)
  @IsUUID(undefined, { each: true })
  @ArrayUnique()
  @Transform(({ value }: { value: unknown }) => (Array.isArray(value) ? value.map((each: unknown) => (typeof each === 'string' ? each.toLowerCase() : each)) : value))
  origins!: string[];
}

export class SplitCustomersDto {
  @ApiProperty({ format: 'uuid', description: 'The customer that the chosen origins are now' }) chosen!: string;
  @ApiProperty({ format: 'uuid', description: 'The customer that the others are' }) rest!: string;
}
