import { parse } from 'csv-parse';
import { pipeline, Readable } from 'node:stream';
import { setImmediate as othersTurn } from 'node:timers/promises';

/** Files in which customers are brought come from shops (UTF-8, with or without a mark at their beginning) and from spreadsheets in Japan. */
export const encodings = ['utf-8', 'shift_jis'] as const;
export type FileEncoding = (typeof encodings)[number];

/** The cells of one line, none where all of them are blank, and where it stands in the file, from 1. */
export interface CsvRow {
  number: number;
  cells: string[];
}

export const isBlank = ({ cells }: CsvRow) => cells.length === 0;

/** Why a file cannot be read on, and where. */
export class UnreadableFile extends Error {
  constructor(
    readonly code: 'wrong-encoding' | 'broken-quotes' | 'line-too-long',
    /** Byte of the file, or line, near which it is. */
    readonly place: { byte?: number; row?: number },
  ) {
    super(code);
  }
}

/** Longest line that is taken, in characters; a file with a quote that is never closed would be one line to its end. */
const LINE_MAX = 100_000;
/** As much as is read before others have their turn: it may be as many lines as bytes. */
const SLICE_BYTES = 16_384;

/**
 * Reads a file piece by piece, whatever its size: what stands in memory is a piece and some lines. Throws
 * UnreadableFile. Quotes, line breaks in cells, CRLF, CR and LF, be it all of them in one file, and cells divided by commas,
 * semicolons or tabs are read as spreadsheets write them.
 */
export async function* csvRows(pieces: AsyncIterable<Buffer>, encoding: FileEncoding): AsyncGenerator<CsvRow> {
  const texts = decoded(pieces, encoding);
  const { value: first = '' } = (await texts.next()) as { value?: string };
  const options = { bom: true, delimiter: delimiterOf(first), record_delimiter: ['\r\n', '\n', '\r'], relax_column_count: true, max_record_size: LINE_MAX };
  // What goes wrong on either side ends the reading below.
  const parser = pipeline(Readable.from(after(first, texts)), parse(options), () => undefined);
  let number = 0;
  try {
    for await (const cells of parser as AsyncIterable<string[]>) {
      number += 1;
      yield { number, cells: cells.some((cell) => cell.trim() !== '') ? cells : [] };
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw error;
    const { code, records = number } = error as { code?: string; records?: number };
    if (code === 'CSV_MAX_RECORD_SIZE') throw new UnreadableFile('line-too-long', { row: records + 1 });
    if (code?.startsWith('CSV_')) throw new UnreadableFile('broken-quotes', { row: records + 1 });
    throw error;
  }
}

/** Whichever stands most often among the names of the columns. */
function delimiterOf(text: string): string {
  const names = text.split(/\r|\n/).find((line) => line.trim() !== '') ?? '';
  const times = (delimiter: string) => names.split(delimiter).length;
  return [',', '\t', ';'].reduce((most, each) => (times(each) > times(most) ? each : most));
}

async function* after(first: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield first;
  yield* rest;
}

async function* decoded(pieces: AsyncIterable<Buffer>, encoding: FileEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let byte = 0;
  for await (const piece of pieces) {
    for (let from = 0; from < piece.length; from += SLICE_BYTES) {
      const slice = piece.subarray(from, from + SLICE_BYTES);
      yield decode(decoder, slice, byte, encoding);
      byte += slice.length;
      await othersTurn();
    }
  }
  yield decode(decoder, undefined, byte, encoding);
}

function decode(decoder: InstanceType<typeof TextDecoder>, piece: Buffer | undefined, from: number, encoding: FileEncoding): string {
  try {
    return piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
  } catch {
    throw new UnreadableFile('wrong-encoding', { byte: from + firstWrong(piece ?? Buffer.alloc(0), encoding) });
  }
}

/** The first byte that is none of the encoding, found by halves; at a piece's beginning it may belong to the piece before. */
function firstWrong(piece: Buffer, encoding: FileEncoding): number {
  const isRight = (length: number) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(piece.subarray(0, length), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  let [right, wrong] = [0, piece.length];
  while (wrong - right > 1) {
    const middle = (right + wrong) >> 1;
    if (isRight(middle)) right = middle;
    else wrong = middle;
  }
  return right;
}
