/** Longest line that is taken, in characters; a file with a quote that is never closed would be one line to its end. */
const LINE_MAX = 100_000;

/** Why the line that comes next is none. */
export class WrongLine extends Error {
  constructor(readonly code: 'broken-quotes' | 'line-too-long') {
    super(code);
  }
}

/**
 * Divides text, as it comes, into the cells of its lines (RFC 4180; a line ends with CRLF, LF or CR, be it all of them in one file). Lines
 * may be of different lengths, and within a cell that does not begin with one a quote is a quote, such as that of inches. Throws WrongLine.
 */
export class LineDivider {
  /** A cell, in quotes or not, and what ends it; nothing does where the text goes on. */
  private readonly cell: RegExp;
  /** What of the text before was no whole line. */
  private rest = '';

  constructor(private readonly delimiter: string) {
    this.cell = new RegExp(`(?:"([^"]*(?:""[^"]*)*)"|(?! +")((?:[^"${delimiter}\\r\\n][^${delimiter}\\r\\n]*)?))(${delimiter}|\\r\\n|\\n|\\r|$)`, 'y');
  }

  /** The lines that are whole by now. `isEnd`: nothing comes after this text. */
  *lines(more: string, isEnd: boolean): Generator<string[]> {
    const text = this.rest + more;
    let from = 0;
    while (from < text.length) {
      const line = this.lineAt(text, from, isEnd);
      if ((line?.end ?? text.length) - from > LINE_MAX) throw new WrongLine('line-too-long');
      if (!line) break;
      from = line.end;
      yield line.cells;
    }
    this.rest = text.slice(from);
    if (isEnd && this.rest !== '') throw new WrongLine('broken-quotes');
  }

  /** Undefined where it goes on behind the text. */
  private lineAt(text: string, from: number, isEnd: boolean): { cells: string[]; end: number } | undefined {
    const cells: string[] = [];
    this.cell.lastIndex = from;
    for (;;) {
      const at = this.cell.lastIndex;
      const found = this.cell.exec(text);
      if (!found) {
        if (/"[^"]*(?:""[^"]*)*$/y.test(text.slice(at))) return undefined;
        throw new WrongLine('broken-quotes');
      }
      const end = this.cell.lastIndex;
      // A quote may be the first of two, and CR the first half of a line end.
      if (end === text.length && !isEnd && found[3] !== '\n' && found[3] !== '\r\n') return undefined;
      cells.push(found[1]?.replaceAll('""', '"') ?? found[2]!);
      if (found[3] !== this.delimiter) return { cells, end };
    }
  }
}
