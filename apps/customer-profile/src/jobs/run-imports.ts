import { createHash, randomUUID, type Hash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { inTransaction } from '@engawa/postgres';
import { JobEvery, type Job } from '@engawa/service';
import { Clock } from '@engawa/timers';
import { DataSource } from 'typeorm';
import { failImport, finishImport, holdImport, LostImport, restartCheck, workOnImport, type HeldImport } from '../commands/work-on-import.js';
import { csvRows, encodings, UnreadableFile, type CsvRow, type FileEncoding } from '../domain/csv-rows.js';
import { chunksOf } from '../queries/imports.js';

/** Lines of one transaction. */
const AT_ONCE = 500;

/** A file that is being read. */
interface Reading {
  held: HeldImport;
  rows: AsyncGenerator<CsvRow>;
  hash: Hash;
  /** In which else it may be. */
  otherEncodings: FileEncoding[];
}

/**
 * Reads files that were brought, some lines at a time. A process that dies leaves its import to another after ten seconds, which reads
 * from the beginning and goes on behind what was done.
 */
@JobEvery(500)
@Injectable()
export class RunImports implements Job {
  private readonly holder = randomUUID();
  private reading: Reading | undefined;

  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async run(): Promise<number> {
    this.reading ??= await this.begin();
    const { reading } = this;
    if (!reading) return 0;
    try {
      await this.goOn(reading);
    } catch (error) {
      await reading.rows.return(undefined);
      this.reading = undefined;
      if (error instanceof LostImport) return 1;
      if (!(error instanceof UnreadableFile)) throw error;
      await this.tryAnother(reading, error);
    }
    return 1;
  }

  private async begin(): Promise<Reading | undefined> {
    const held = await inTransaction(this.db, (tx) => holdImport(tx, this.holder));
    return held && this.read(held, held.encoding ? [held.encoding] : [...encodings]);
  }

  private read(held: HeldImport, [encoding, ...otherEncodings]: FileEncoding[]): Reading {
    const hash = createHash('sha256');
    return { held: { ...held, encoding: encoding! }, rows: csvRows(hashed(chunksOf(this.db, held.id, held.chunks), hash), encoding!), hash, otherEncodings };
  }

  private async goOn({ held, rows, hash }: Reading): Promise<void> {
    const next: CsvRow[] = [];
    while (next.length < AT_ONCE) {
      const { value, done } = await rows.next();
      if (done) break;
      // The names of the columns, and what was done before.
      if (value.number > Math.max(1, held.rowsDone)) next.push(value);
    }
    if (next.length > 0) await inTransaction(this.db, (tx) => workOnImport(tx, held, this.holder, next));
    if (next.length === AT_ONCE) return;
    await inTransaction(this.db, (tx) => finishImport(tx, held, this.holder, { sha256: hash.digest(), now: this.clock.now() }));
    this.reading = undefined;
  }

  /** Lines that were taken for right in one encoding may be wrong in it further down: then all of them are read in the other. */
  private async tryAnother({ held, otherEncodings }: Reading, error: UnreadableFile): Promise<void> {
    if (error.code === 'wrong-encoding' && otherEncodings.length > 0) {
      await inTransaction(this.db, (tx) => restartCheck(tx, held, this.holder));
      this.reading = this.read({ ...held, rowsDone: 0 }, otherEncodings);
    } else await inTransaction(this.db, (tx) => failImport(tx, held, this.holder, error));
  }
}

async function* hashed(pieces: AsyncIterable<Buffer>, hash: Hash): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    hash.update(piece);
    yield piece;
  }
}
