import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Requires } from '@engawa/auth';
import { FACTS_PAGE, keptFacts, type FactsQuery, type KeptFact } from '@engawa/outbox';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { DataSource } from 'typeorm';

export class FactsDto implements FactsQuery {
  @IsOptional()
  @IsUUID()
  after?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(FACTS_PAGE)
  limit?: number;

  /** These and no others. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(FACTS_PAGE)
  @IsUUID(undefined, { each: true })
  ids?: string[];
}

/** The facts this service keeps, for those who rebuild what they made of them. */
@ApiExcludeController()
@Controller('internal/facts')
export class FactsController {
  constructor(private readonly db: DataSource) {}

  @Requires('facts.read')
  @Post()
  @HttpCode(200)
  async facts(@Body() query: FactsDto): Promise<{ facts: KeptFact[] }> {
    return { facts: await keptFacts(this.db, query) };
  }
}
