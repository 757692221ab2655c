import { LineDivider, WrongLine } from './csv-lines.js';

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
    /** What stands before it can be in no other encoding. */
    readonly isCertain = false,
  ) {
    super(code);
  }
}

/**
 * Reads a file piece by piece, whatever its size: what stands in memory is a piece and the line that begins in it. Throws
 * UnreadableFile. Quotes, line breaks in cells, and cells divided by commas, semicolons or tabs are read as spreadsheets write them.
 */
export async function* csvRows(pieces: AsyncIterable<Buffer>, encoding: FileEncoding): AsyncGenerator<CsvRow> {
  let divider: LineDivider | undefined;
  let number = 0;
  try {
    for await (const { text, isEnd } of decoded(pieces, encoding)) {
      divider ??= new LineDivider(delimiterOf(text));
      for (const cells of divider.lines(text, isEnd)) {
        number += 1;
        yield { number, cells: cells.some((cell) => cell.trim() !== '') ? cells.map(unguarded) : [] };
      }
    }
  } catch (error) {
    throw error instanceof WrongLine ? new UnreadableFile(error.code, { row: number + 1 }) : error;
  }
}

/** A file that was exported has an apostrophe before what a spreadsheet would take for a formula; it is no part of what is said. */
const unguarded = (cell: string) => (/^'[=+\-@＝＋－＠\t\r]/.test(cell) ? cell.slice(1) : cell);

/** Whichever stands most often among the names of the columns. */
function delimiterOf(text: string): string {
  const names = text.split(/\r|\n/).find((line) => line.trim() !== '') ?? '';
  const times = (delimiter: string) => names.split(delimiter).length;
  return [',', '\t', ';'].reduce((most, each) => (times(each) > times(most) ? each : most));
}

async function* decoded(pieces: AsyncIterable<Buffer>, encoding: FileEncoding): AsyncGenerator<{ text: string; isEnd: boolean }> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  let byte = 0;
  let isCertain = false;
  const decode = (piece: Buffer | undefined): string => {
    try {
      const text = piece ? decoder.decode(piece, { stream: true }) : decoder.decode();
      isCertain ||= encoding === 'utf-8' && JAPANESE.test(text);
      return text;
    } catch {
      const right = firstWrong(piece ?? Buffer.alloc(0), encoding);
      isCertain ||= encoding === 'utf-8' && JAPANESE.test(piece?.subarray(0, right).toString('utf8') ?? '');
      throw new UnreadableFile('wrong-encoding', { byte: byte + right }, isCertain);
    }
  };
  let isEscaped = false;
  for await (const piece of pieces) {
    const text = decode(piece);
    const right = isEscaped && SWITCHES.includes(piece[0]) ? -1 : escapeIn(piece);
    if (right !== undefined) throw new UnreadableFile('wrong-encoding', { byte: byte + right }, true);
    yield { text, isEnd: false };
    byte += piece.length;
    isEscaped = piece.at(-1) === ESCAPE;
  }
  yield { text: decode(undefined), isEnd: true };
}

/** ISO-2022-JP, in which some programs in Japan write mails and files, has bytes of ASCII alone; ESC and one of these say what they mean. */
const ESCAPE = 0x1b;
const SWITCHES: (number | undefined)[] = [...Buffer.from('$(')];

/** Where a piece says so first. */
function escapeIn(piece: Buffer): number | undefined {
  for (let at = piece.indexOf(ESCAPE); at >= 0; at = piece.indexOf(ESCAPE, at + 1)) if (SWITCHES.includes(piece[at + 1])) return at;
  return undefined;
}

/** Kana and kanji take three bytes in UTF-8, which text in Shift_JIS has hardly by chance. */
const JAPANESE = /[\u3041-\u30fa\u4e00-\u9fff]/;

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
