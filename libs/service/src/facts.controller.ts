import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Requires } from '@engawa/auth';
import { factsAfter, factsById, type KeptFact } from '@engawa/outbox';
import { ArrayMaxSize, IsArray, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { DataSource } from 'typeorm';

export class FactsDto {
  @IsOptional()
  @IsUUID()
  after?: string;

  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(2000)
  limit?: number;

  /** These and no others. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(2000)
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
  async facts(@Body() { ids, after, limit = 2000 }: FactsDto): Promise<{ facts: KeptFact[] }> {
    return { facts: ids ? await factsById(this.db, ids) : await factsAfter(this.db, after, limit) };
  }
}
