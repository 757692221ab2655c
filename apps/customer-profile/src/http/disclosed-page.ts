import { csvPieces, escapeHtml, jsonPieces, publicPage, type PageLanguage } from '@engawa/http';
import { flattened, type DisclosedLine } from '../domain/disclosed.js';
import type { Disclosure } from '../queries/disclosure.js';

const COLUMNS = ['part', 'at', 'what', 'field', 'value'] as const;

const TEXTS = {
  ja: {
    title: 'ご本人に関する情報の開示',
    intro: '当社が保有するお客様の情報のすべてです。',
    parts: { identifiers: 'お客様を表す番号・宛先', profile: 'お客様について', changes: 'これまでの変更', consents: 'ご案内についてのご意向', relations: 'ご関係', refusedLines: '取り込めなかったファイルの行', timeline: 'これまでのやりとり' },
    nothing: 'ありません',
  },
  en: {
    title: 'What we know about you',
    intro: 'This is everything we keep about you.',
    parts: { identifiers: 'Numbers and addresses', profile: 'About you', changes: 'Changes so far', consents: 'What you agreed to be told', relations: 'Who belongs to you', refusedLines: 'Lines of files that could not be taken', timeline: 'What happened between us' },
    nothing: 'Nothing',
  },
} as const;

const STYLE = 'main{max-width:60rem}h2{font-size:1.125rem;margin:2rem 0 .5rem}table{border-collapse:collapse;width:100%;font-size:.875rem}td,th{border-top:1px solid var(--line);padding:.5rem;text-align:left;vertical-align:top}';

/** Stands where the content goes, which is made while the page is sent. */
const CONTENT = '<!---->';

/** As a page that a person reads or prints: each part a table, without what only machines need. */
export async function* disclosedPage(disclosure: Disclosure, { brand, language }: { brand: string; language: PageLanguage }): AsyncGenerator<string> {
  const texts = TEXTS[language];
  const [head, tail] = publicPage({ brand, language, title: texts.title, style: STYLE, onlyLanguage: true, content: CONTENT }).split(CONTENT) as [string, string];
  yield `${head}<p>${texts.intro}</p>`;
  for (const [part, title] of Object.entries(texts.parts) as [DisclosedLine['part'], string][]) {
    yield `<h2>${title}</h2>`;
    let isOpen = false;
    for await (const lines of LINES[part](disclosure, language)) {
      if (lines.length === 0) continue;
      yield (isOpen ? '' : '<table>') + lines.map(({ at, what, field, value }) => `<tr>${[at, what, field, value].map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`).join('');
      isOpen = true;
    }
    yield isOpen ? '</table>' : `<p>${texts.nothing}</p>`;
  }
  yield tail;
}

/** One line for each value. */
export function disclosedCsv(disclosure: Disclosure): AsyncGenerator<string> {
  return csvPieces(COLUMNS, allLines(disclosure));
}

async function* allLines(disclosure: Disclosure): AsyncGenerator<DisclosedLine[]> {
  for (const part of Object.keys(LINES) as DisclosedLine['part'][]) yield* LINES[part](disclosure, 'ja');
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

type Lines = (disclosure: Disclosure, language: PageLanguage) => AsyncIterable<DisclosedLine[]> | Iterable<DisclosedLine[]>;

/** The lines of each part, in the order in which they are told. */
const LINES: Record<DisclosedLine['part'], Lines> = {
  identifiers: ({ identifiers }) => [identifiers.map(({ kind, namespace, value }) => ({ part: 'identifiers', at: '', what: kind, field: namespace, value }))],
  profile: ({ profile }) => [Object.entries(profile).flatMap(([field, said]) => linesOf('profile', said.at, field, said.value))],
  changes: ({ changes }) => [changes.flatMap(({ at, source, fields }) => linesOf('changes', at, source, fields))],
  consents: ({ consents }) => each(consents, ({ occurredAt, purpose, ...said }) => linesOf('consents', occurredAt, purpose, said)),
  relations: ({ relations }) => [relations.flatMap(({ kind, at, says }) => linesOf('relations', at ?? undefined, kind, says))],
  refusedLines: ({ refusedLines }) => [refusedLines.flatMap(({ at, says }) => linesOf('refusedLines', at, '', says))],
  timeline: ({ timeline }, language) =>
    each(timeline, ({ occurredAt, title, data, corrections }) => linesOf('timeline', occurredAt, title[language], { ...data, ...(corrections.length > 0 ? { corrections } : {}) })),
};

async function* each<T>(pages: AsyncIterable<T[]>, linesOf: (row: T) => DisclosedLine[]): AsyncGenerator<DisclosedLine[]> {
  for await (const rows of pages) yield rows.flatMap(linesOf);
}
