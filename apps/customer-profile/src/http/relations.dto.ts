import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { InSmallLetters, IsDay } from '@engawa/http';
import { IsIn, IsOptional, IsString, IsUUID, MaxLength, MinLength } from 'class-validator';
import {
  householdRoles,
  relationships,
  representedScopes,
  verifications,
  type HouseholdRole,
  type Relationship,
  type RepresentedScope,
  type Verification,
} from '../domain/relation.js';

const states = ['active', 'upcoming', 'over'];

export class RelatedDto {
  @ApiProperty({ format: 'uuid', type: String, nullable: true, description: 'Null for people of partners where the record is not open to them' }) id!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Masked for people of partners where the record is not open to them, but for who may speak for the customer today' })
  name!: string | null;
  @ApiProperty({ type: String, nullable: true }) kana!: string | null;
  @ApiProperty({ enum: ['deceased', 'care-home'], type: String, nullable: true, description: 'Nobody is to tell, ask or offer them anything' }) stopped!: string | null;
}

class HouseholdMemberDto {
  @ApiProperty({ type: RelatedDto }) customer!: RelatedDto;
  @ApiProperty({ enum: householdRoles }) role!: HouseholdRole;
  @ApiProperty({ format: 'date-time', type: String }) since!: Date;
}

class HouseholdDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: [HouseholdMemberDto], description: 'The customer among them; the head first' }) members!: HouseholdMemberDto[];
}

class CompanyOfDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty() name!: string;
}

class OfCompanyDto {
  @ApiProperty({ format: 'uuid', description: 'As contact person' }) id!: string;
  @ApiProperty({ type: CompanyOfDto }) company!: CompanyOfDto;
  @ApiProperty({ type: String, nullable: true }) department!: string | null;
  @ApiProperty({ type: String, nullable: true }) title!: string | null;
  @ApiProperty({ format: 'date', type: String, nullable: true }) since!: string | null;
  @ApiProperty({ format: 'date', type: String, nullable: true, description: 'The last day' }) endedOn!: string | null;
  @ApiProperty({ enum: states }) state!: string;
}

class RepresentationDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
  @ApiProperty({ type: RelatedDto, description: 'The other of the two' }) customer!: RelatedDto;
  @ApiProperty({ enum: relationships }) relationship!: Relationship;
  @ApiProperty({ enum: representedScopes }) scope!: RepresentedScope;
  @ApiProperty({ format: 'date' }) from!: string;
  @ApiProperty({ format: 'date', type: String, nullable: true, description: 'The last day' }) until!: string | null;
  @ApiProperty({ enum: verifications }) verification!: Verification;
  @ApiProperty({ type: String, nullable: true, description: 'Null without texts.read' }) note!: string | null;
  @ApiProperty() addedBy!: string;
  @ApiProperty({ format: 'date-time', type: String, nullable: true }) endedAt!: Date | null;
  @ApiProperty({ enum: states, description: 'Today; over, too, once one of the two died' }) state!: string;
}

export class RelationsDto {
  @ApiProperty({ type: [HouseholdDto], description: 'Several where customers of different ones were merged, until somebody settles it' }) households!: HouseholdDto[];
  @ApiProperty({ type: [OfCompanyDto] }) companies!: OfCompanyDto[];
  @ApiProperty({ type: [RepresentationDto], description: 'Who may speak for the customer; those of today first' }) representatives!: RepresentationDto[];
  @ApiProperty({ type: [RepresentationDto], description: 'For whom the customer may speak' }) represents!: RepresentationDto[];
}

export class RelationIdDto {
  @ApiProperty({ format: 'uuid' }) id!: string;
}

export class LivesWithDto {
  @ApiProperty({ format: 'uuid', description: 'Who lives with the customer' })
  @InSmallLetters()
  @IsUUID()
  customer!: string;

  @ApiProperty({ enum: householdRoles, description: 'What they are in the household; it counts unless they are in one already' })
  @IsIn(householdRoles)
  role!: HouseholdRole;

  @ApiPropertyOptional({ enum: householdRoles, default: 'other', description: 'What the customer of the address is; it counts unless they are in one already' })
  @IsOptional()
  @IsIn(householdRoles)
  ownRole?: HouseholdRole | null;
}

export class HouseholdRoleDto {
  @ApiProperty({ enum: householdRoles })
  @IsIn(householdRoles)
  role!: HouseholdRole;
}

export class AddRepresentativeDto {
  @ApiProperty({ format: 'uuid', description: 'Who speaks' })
  @InSmallLetters()
  @IsUUID()
  customer!: string;

  @ApiProperty({ enum: relationships })
  @IsIn(relationships)
  relationship!: Relationship;

  @ApiProperty({ enum: representedScopes, description: 'What they may speak about' })
  @IsIn(representedScopes)
  scope!: RepresentedScope;

  @ApiProperty({ format: 'date' })
  @IsDay()
  from!: string;

  @ApiPropertyOptional({ format: 'date', description: 'The last day; until somebody ends it where absent' })
  @IsOptional()
  @IsDay()
  until?: string;

  @ApiProperty({ enum: verifications, description: 'How it was found out: a document was seen, or the customer was called back' })
  @IsIn(verifications)
  verification!: Verification;

  @ApiPropertyOptional({ maxLength: 1000 })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  note?: string;
}
