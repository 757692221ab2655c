import { Body, Controller, Get, Header, HttpCode, Inject, Param, ParseIntPipe, Post, Put, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import { CallerOf, refuseMasked, Requires, type Caller } from '@engawa/auth';
import { IdempotencyOf, idempotently, idempotentlyDone, notFound, PageQuery, Problem, streamed, UuidParam, type IdempotentRequest } from '@engawa/http';
import { inTransaction } from '@engawa/postgres';
import { Audited, CONFIG } from '@engawa/service';
import { Clock } from '@engawa/timers';
import { DataSource } from 'typeorm';
import { cancelImport, CHUNK_BYTES, createImport, keepChunk, startCheck, startRun } from '../commands/upload-import.js';
import type { CustomerProfileConfig } from '../config.js';
import { UnreadableFile } from '../domain/csv-rows.js';
import { allImportErrors, columnNames, importErrors, listImports, previewOf, type Import } from '../queries/imports.js';
import { errorLines } from './error-lines.js';
import { CheckImportDto, ImportDto, ImportErrorPageDto, ImportErrorsQuery, ImportIdDto, ImportPageDto, NewImportDto, NextChunkDto, PreviewDto, PreviewQuery, RunImportDto } from './imports.dto.js';

const WHAT_TO_DO: Record<UnreadableFile['code'], string> = {
  'wrong-encoding': 'The file cannot be read. Save it as UTF-8 or Shift_JIS, or name its encoding.',
  'broken-quotes': 'A quote is not closed in this line. Mend it, and send the file again.',
  'line-too-long': 'This line is too long. A quote before it may not be closed.',
};

/**
 * Files of customers: sent in pieces, looked at, tried, and written. What they say is history, about which nobody is told anything.
 * Whoever sees masked data has none of it: what a line would do tells who is known.
 */
@ApiTags('imports')
@Controller('api/imports')
export class ImportsController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: CustomerProfileConfig,
  ) {}

  @Requires('customers.import')
  @Audited(false)
  @Get()
  @ApiOkResponse({ type: ImportPageDto })
  imports(@Query() query: PageQuery) {
    return listImports(this.db, undefined, query);
  }

  @Requires('customers.import')
  @Audited(false)
  @Get(':id')
  @ApiOkResponse({ type: ImportDto })
  oneImport(@UuidParam('id') id: string) {
    return this.importOf(id);
  }

  @Requires('customers.import')
  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: ImportIdDto })
  async createImport(@Body() { name, sizeBytes, asOf }: NewImportDto, @IdempotencyOf() request: IdempotentRequest, @CallerOf() caller: Caller) {
    refuseMasked(caller);
    const most = this.config.IMPORT_MAX_BYTES;
    if (sizeBytes > most) {
      const errors = [{ pointer: '/sizeBytes', detail: `is at most ${most}` }];
      throw new Problem(413, 'too-large', `A file has at most ${most} bytes. Divide it; each part needs the line of names.`, { errors });
    }
    const now = this.clock.now();
    const answer = await idempotently(this.db, request, async (tx) => {
      const id = await createImport(tx, { name, sizeBytes, asOf: asOf && asOf < now ? asOf : now, by: caller.name, now });
      return { status: 201, body: { id, chunkBytes: CHUNK_BYTES } };
    });
    return answer.body;
  }

  /** The same chunk twice does no harm; `nextChunk` of the import says where to go on. */
  @Requires('customers.import')
  @Put(':id/chunks/:n')
  @ApiConsumes('application/octet-stream')
  @ApiBody({ schema: { type: 'string', format: 'binary' } })
  @ApiOkResponse({ type: NextChunkDto })
  async keepChunk(@UuidParam('id') id: string, @Param('n', ParseIntPipe) n: number, @Body() bytes: unknown) {
    if (!Buffer.isBuffer(bytes)) throw new Problem(415, 'not-bytes', 'Send the bytes as application/octet-stream.');
    await inTransaction(this.db, (tx) => keepChunk(tx, id, n, bytes));
    return { next: (await this.importOf(id)).nextChunk };
  }

  /** The first twenty lines as they are read, and what the columns may be. */
  @Requires('customers.import')
  @Audited(true)
  @Get(':id/preview')
  @ApiOkResponse({ type: PreviewDto })
  async previewImport(@UuidParam('id') id: string, @Query() { encoding }: PreviewQuery, @CallerOf() caller: Caller) {
    refuseMasked(caller);
    const { nextChunk } = await this.importOf(id);
    try {
      return await previewOf(this.db, id, nextChunk, encoding ?? null);
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      throw new Problem(422, error.code, WHAT_TO_DO[error.code], { extensions: { ...error.place } });
    }
  }

  /** Reads it through and counts what each line would do, without doing it. */
  @Requires('customers.import')
  @Post(':id/check')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @HttpCode(204)
  @ApiNoContentResponse()
  checkImport(
    @UuidParam('id') id: string,
    @Body() { columns, namespace, encoding }: CheckImportDto,
    @IdempotencyOf() request: IdempotentRequest,
    @CallerOf() caller: Caller,
  ) {
    refuseMasked(caller);
    const fields = columns.map(({ field, name }) => (field === 'anniversary' ? `${field} ${name}` : field));
    const twice = fields.findIndex((field, place) => fields.indexOf(field) < place);
    if (twice >= 0) throw new Problem(400, 'twice', 'Each field is one column.', { errors: [{ pointer: `/columns/${twice}/field`, detail: 'is another column already' }] });
    const mapping = { columns: columns.map((each) => ({ ...each })), namespace };
    return idempotentlyDone(this.db, request, (tx) => startCheck(tx, id, { mapping, encoding: encoding ?? null }));
  }

  /** Writes it. What was written stays when it is cancelled; the same lines once more change nothing. */
  @Requires('customers.import')
  @Post(':id/run')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @HttpCode(204)
  @ApiNoContentResponse()
  runImport(@UuidParam('id') id: string, @Body() { again = false }: RunImportDto, @IdempotencyOf() request: IdempotentRequest, @CallerOf() caller: Caller) {
    refuseMasked(caller);
    return idempotentlyDone(this.db, request, (tx) => startRun(tx, id, again));
  }

  @Requires('customers.import')
  @Post(':id/cancel')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @HttpCode(204)
  @ApiNoContentResponse()
  cancelImport(@UuidParam('id') id: string, @IdempotencyOf() request: IdempotentRequest) {
    return idempotentlyDone(this.db, request, (tx) => cancelImport(tx, id, this.clock.now()));
  }

  @Requires('customers.import')
  @Audited(true)
  @Get(':id/errors')
  @ApiOkResponse({ type: ImportErrorPageDto })
  async importErrors(@UuidParam('id') id: string, @Query() { after, limit }: ImportErrorsQuery, @CallerOf() caller: Caller) {
    refuseMasked(caller);
    await this.importOf(id);
    return { items: await importErrors(this.db, id, after, limit), nextCursor: null };
  }

  /** Lines that were refused, as they stand in the file, each with its reasons in a column behind its own: mended, they are a file to bring. */
  @Requires('customers.import')
  @Audited(true)
  @Get(':id/errors/export')
  @Header('content-type', 'text/csv; charset=utf-8')
  @Header('content-disposition', 'attachment; filename="errors.csv"')
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  async exportErrors(@UuidParam('id') id: string, @CallerOf() caller: Caller) {
    refuseMasked(caller);
    await this.importOf(id);
    return streamed(errorLines(await columnNames(this.db, id), allImportErrors(this.db, id)));
  }

  private async importOf(id: string): Promise<Import> {
    const [found] = (await listImports(this.db, id, { limit: 1 })).items;
    if (!found) throw notFound('The import');
    return found;
  }
}
