import { Body, Controller, Delete, Get, Headers, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Requires } from '@engawa/auth';
import { createRow, IdempotencyOf, type IdempotentRequest, Problem, replaceRow, UuidParam } from '@engawa/http';
import { inTransaction } from '@engawa/postgres';
import { Changed } from '@engawa/service';
import { DataSource } from 'typeorm';
import { changesBetween } from '../access/changes.js';
import { issueKey, type IssuedKey } from '../commands/issue-key.js';
import { revokeKey } from '../commands/revoke-key.js';
import { PublisherRow } from '../db/publisher.entity.js';
import { listPublishers } from '../queries/list-publishers.js';
import { IssuedKeyDto, NewKeyDto, PublisherDto, PublisherListDto, PublisherVersionDto } from './publishers.dto.js';

/** Who may publish, what, and with which keys. A change counts within 5 s on every instance. */
@ApiTags('access')
@Controller('api/publishers')
export class PublishersController {
  constructor(private readonly db: DataSource) {}

  @Requires('publishers.read')
  @Get()
  @ApiOkResponse({ type: PublisherListDto })
  async publishersNow() {
    return { items: await listPublishers(this.db), nextCursor: null };
  }

  @Requires('publishers.write')
  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: PublisherVersionDto })
  addPublisher(@Body() body: PublisherDto, @IdempotencyOf() request: IdempotentRequest, @Changed() changed: string[]) {
    changed.push(body.id, ...changesBetween(null, rowOf(body)));
    return createRow(this.db, request, PublisherRow, rowOf(body));
  }

  @Requires('publishers.write')
  @Put(':id')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: PublisherVersionDto })
  async replacePublisher(
    @Param('id') id: string,
    @Body() body: PublisherDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Changed() changed: string[],
  ) {
    changed.push(...changesBetween(await this.db.getRepository(PublisherRow).findOneBy({ id }), rowOf(body)));
    return replaceRow(this.db, PublisherRow, id, ifMatch, rowOf(body));
  }

  /** Not repeatable by an Idempotency-Key, since its answer would have to be kept: revoke a key whose answer was lost. */
  @Requires('publishers.write')
  @Post(':id/keys')
  @ApiOperation({ summary: 'A new key, shown this once; a publisher has two valid ones at most' })
  @ApiCreatedResponse({ type: IssuedKeyDto })
  async issueKey(@Param('id') id: string, @Body() { expiresAt }: NewKeyDto, @Changed() changed: string[]): Promise<IssuedKey> {
    const until = expiresAt ? new Date(expiresAt) : null;
    if (until && until.getTime() <= Date.now()) {
      throw new Problem(400, 'already-expired', 'The key would never be valid.', { errors: [{ pointer: '/expiresAt', detail: 'has passed' }] });
    }
    const issued = await inTransaction(this.db, (tx) => issueKey(tx, id, until));
    changed.push(`key:${issued.id}`);
    return issued;
  }

  @Requires('publishers.write')
  @Delete(':id/keys/:key')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'The key is refused within 5 s by every instance of the gateway' })
  revokeKey(@Param('id') id: string, @UuidParam('key') key: string): Promise<void> {
    return inTransaction(this.db, (tx) => revokeKey(tx, id, key));
  }
}

/** A browser key says for which pages it is. */
function rowOf(body: PublisherDto): Omit<PublisherRow, 'version'> {
  const { id, kind, namespace = 'main', backfill = false, allowedOrigins = [], browserTracks = [] } = body;
  if (kind === 'browser' && allowedOrigins.length === 0) {
    const errors = [{ pointer: '/allowedOrigins', detail: 'names no page' }];
    throw new Problem(400, 'no-origins', 'A browser key is for the pages of certain origins.', { errors });
  }
  const { eventTypes = null, sources = null, itemsPerMinute = null } = body;
  return { id, kind, namespace, backfill, allowedOrigins, browserTracks, eventTypes, sources, itemsPerMinute };
}
