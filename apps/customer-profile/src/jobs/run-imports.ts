import { createHash, randomUUID, type Hash } from 'node:crypto';
import { setImmediate as othersTurn } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { inTransaction } from '@engawa/postgres';
import { JobEvery, type Job } from '@engawa/service';
import { Clock } from '@engawa/timers';
import { DataSource } from 'typeorm';
import { rowReader, type ReadRow } from '../commands/import-rows.js';
import { failImport, finishImport, holdImport, keepHolding, LostImport, restartCheck, workOnImport, type HeldImport } from '../commands/work-on-import.js';
import { csvRows, encodings, isBlank, UnreadableFile, type CsvRow, type FileEncoding } from '../domain/csv-rows.js';
import { piecesOf } from '../queries/imports.js';

/** Lines of one transaction. */
const AT_ONCE = 500;
/** Blank lines, and those that were done before, are read for so long at once; the lease lasts longer. */
const READ_MS = 2000;

/** A file that is being read. */
interface Reading {
  held: HeldImport;
  rows: AsyncGenerator<CsvRow>;
  hash: Hash;
  /** What comes next is read while what came before is written. */
  next?: Promise<NextRows>;
  /** In which else it may be. */
  otherEncodings: FileEncoding[];
}

interface NextRows {
  rows: ReadRow[];
  isEnd: boolean;
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
      await this.goOn(reading).catch((error: unknown) => this.tryAnother(reading, error));
    } catch (error) {
      if (!(error instanceof LostImport)) throw error;
    }
    return 1;
  }

  private async begin(): Promise<Reading | undefined> {
    const held = await inTransaction(this.db, (tx) => holdImport(tx, this.holder));
    return held && this.read(held, held.encoding ? [held.encoding] : [...encodings]);
  }

  private read(held: HeldImport, [encoding, ...otherEncodings]: FileEncoding[]): Reading {
    const hash = createHash('sha256');
    return { held: { ...held, encoding: encoding!, names: null }, rows: csvRows(hashed(piecesOf(this.db, held.id, held.chunks), hash), encoding!), hash, otherEncodings };
  }

  private async goOn(reading: Reading): Promise<void> {
    const { held } = reading;
    const { rows, isEnd } = await (reading.next ?? this.readOn(reading));
    if (!isEnd) {
      reading.next = this.readOn(reading);
      // What fails is told when its turn has come.
      reading.next.catch(() => undefined);
    }
    if (rows.length > 0) await inTransaction(this.db, (tx) => workOnImport(tx, held, this.holder, rows));
    else if (!isEnd) await inTransaction(this.db, (tx) => keepHolding(tx, held, this.holder));
    if (!isEnd) return;
    await inTransaction(this.db, (tx) => finishImport(tx, held, this.holder, { sha256: reading.hash.digest(), now: this.clock.now() }));
    this.reading = undefined;
  }

  /** Lines that are to be done next. The first that is not blank names the columns. */
  private async readOn({ held, rows: file }: Reading): Promise<NextRows> {
    const rows: ReadRow[] = [];
    const read = await rowReader(this.db, held);
    const until = performance.now() + READ_MS;
    while (rows.length < AT_ONCE && performance.now() < until) {
      const { value, done } = await file.next();
      if (done) return { rows, isEnd: true };
      if (isBlank(value)) continue;
      if (!held.names) held.names = value.cells;
      else if (value.number > held.rowsDone) {
        const row = read(value, held.names.length);
        rows.push(row);
        // Finding out whom a line names that is or may be refused may take ten milliseconds.
        if (row.named) await othersTurn();
      }
    }
    return { rows, isEnd: false };
  }

  /**
   * Lines that were taken for right in one encoding may be wrong in it further down: then all of them are read in the other, but where
   * it is certain that they were right.
   */
  private async tryAnother({ held, rows, otherEncodings }: Reading, error: unknown): Promise<void> {
    await rows.return(undefined);
    this.reading = undefined;
    if (!(error instanceof UnreadableFile)) throw error;
    if (error.code === 'wrong-encoding' && !error.isCertain && otherEncodings.length > 0) {
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
