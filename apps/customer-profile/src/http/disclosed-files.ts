import { csvPieces, jsonPieces } from '@engawa/http';
import { flattened, type DisclosedLine } from '../domain/disclosed.js';
import type { Disclosure } from '../queries/disclosure.js';

const COLUMNS = ['part', 'at', 'what', 'field', 'value'] as const;

/** One line for each value. */
export function disclosedCsv(disclosure: Disclosure): AsyncGenerator<string> {
  return csvPieces(COLUMNS, allLines(disclosure));
}

async function* allLines(disclosure: Disclosure): AsyncGenerator<DisclosedLine[]> {
  for (const part of Object.keys(LINES) as DisclosedLine['part'][]) yield* LINES[part](disclosure);
}

/** As one document. */
export async function* disclosedJson(disclosure: Disclosure): AsyncGenerator<string> {
  let before = '{';
  for (const [name, value] of Object.entries(disclosure)) {
    yield `${before}${JSON.stringify(name)}:`;
    if (typeof value === 'object' && Symbol.asyncIterator in value) yield* jsonPieces(value as AsyncIterable<object[]>);
    else yield JSON.stringify(value);
    before = ',';
  }
  yield '}';
}

const time = (at: Date | string | undefined) => (at === undefined ? '' : new Date(at).toLocaleString('sv-SE', { timeZone: 'Asia/Tokyo' }));

const linesOf = (part: DisclosedLine['part'], at: Date | string | undefined, what: string, value: unknown): DisclosedLine[] =>
  flattened(value).map((each) => ({ part, at: time(at), what, ...each }));

type Lines = (disclosure: Disclosure) => AsyncIterable<DisclosedLine[]> | Iterable<DisclosedLine[]>;

/** The lines of each part, in the order in which they are told. */
const LINES: Record<DisclosedLine['part'], Lines> = {
  identifiers: ({ identifiers }) => [identifiers.map(({ kind, namespace, value }) => ({ part: 'identifiers', at: '', what: kind, field: namespace, value }))],
  profile: ({ profile }) => [Object.entries(profile).flatMap(([field, said]) => linesOf('profile', said.at, field, said.value))],
  changes: ({ changes }) => [changes.flatMap(({ at, source, fields }) => linesOf('changes', at, source, fields))],
  consents: ({ consents }) => each(consents, ({ occurredAt, purpose, ...said }) => linesOf('consents', occurredAt, purpose, said)),
  relations: ({ relations }) => [relations.flatMap(({ kind, at, says }) => linesOf('relations', at ?? undefined, kind, says))],
  refusedLines: ({ refusedLines }) => [refusedLines.flatMap(({ at, says }) => linesOf('refusedLines', at, '', says))],
  timeline: ({ timeline }) =>
    each(timeline, ({ occurredAt, title, data, corrections }) => linesOf('timeline', occurredAt, title.ja, { ...data, ...(corrections.length > 0 ? { corrections } : {}) })),
};

async function* each<T>(pages: AsyncIterable<T[]>, linesOf: (row: T) => DisclosedLine[]): AsyncGenerator<DisclosedLine[]> {
  for await (const rows of pages) yield rows.flatMap(linesOf);
}
