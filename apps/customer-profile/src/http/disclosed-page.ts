import { departments } from '@engawa/contracts';
import { escapeHtml, publicPage, type PageLanguage } from '@engawa/http';
import { ATTRIBUTE } from '../domain/profile.js';
import type { DisclosedNames } from '../queries/disclosed-names.js';
import type { Disclosure } from '../queries/disclosure.js';
import { dayText, inOrder, labelOf, textsOf, timeText, toldOf, type Told } from './disclosed-values.js';
import { IDENTIFIERS, RELATIONS, SOURCES } from './disclosed-words.js';

const TEXTS = {
  ja: {
    title: 'ご本人に関する情報の開示',
    intro: '当社の各部署の記録にある、お客様の情報です。',
    absent: 'この書面にないもの',
    absences: [
      'お詫びの対応（返金・代わりの品・クーポン）を決めたときの理由とメモ、お約束にいたっていない対応',
      'お送りしたメールやお手紙の本文（件名は「これまでのやりとり」にあります）',
      'このご請求を含む、開示・訂正・利用停止・消去のご請求と、消去の保留についての当社の記録',
      '配送会社・通信販売のモールなど、ほかの会社がお持ちの情報',
    ],
    ask: 'これらをお知りになりたいときは、この書面をお渡しした窓口へお申し付けください。',
    parts: { identifiers: 'お客様を表す番号・宛先', profile: 'お客様について', changes: 'これまでの変更', consents: 'ご案内についてのご意向', relations: 'ご関係', refusedLines: '取り込めなかったファイルの行', timeline: 'これまでのやりとり' },
    nothing: 'ありません',
    emptied: '空にしました',
    correction: '訂正',
    before: '訂正の前：',
    line: 'ファイルの行',
    since: (at: string) => `${at}から`,
  },
  en: {
    title: 'What we know about you',
    intro: 'This is what the records of our departments say about you.',
    absent: 'What is not on these pages',
    absences: [
      'Why a refund, a replacement or a coupon was decided on and what was noted of it, and those that were not promised yet',
      'The text of mails and letters we sent you (their subjects are under “What happened between us”)',
      'Our records of what you asked of us about your data (to see, correct, stop using or erase it), and of what has to be kept',
      'What other companies keep, such as carriers and online malls',
    ],
    ask: 'If you wish to know any of these, ask whoever handed these pages to you.',
    parts: { identifiers: 'Numbers and addresses', profile: 'About you', changes: 'Changes so far', consents: 'What you agreed to be told', relations: 'Who belongs to you', refusedLines: 'Lines of files that could not be taken', timeline: 'What happened between us' },
    nothing: 'Nothing',
    emptied: 'Emptied',
    correction: 'Correction',
    before: 'Before: ',
    line: 'Line of a file',
    since: (at: string) => `Since ${at}`,
  },
} as const;
type Part = keyof (typeof TEXTS)['ja']['parts'];

const STYLE = `
main{max-width:48rem}h2{font-size:1.125rem;margin:2.5rem 0 .5rem;break-after:avoid}h3{font-size:1rem;font-weight:600;margin:0}
article{border-top:1px solid var(--line);padding:.75rem 0;break-inside:avoid}article p{margin:0;font-size:.875rem}
dl{margin:.25rem 0 0}dl>div{display:grid;grid-template-columns:11rem 1fr;gap:0 1rem;padding:.125rem 0}
dt{color:var(--ink2)}dd{margin:0;grid-column:2;white-space:pre-line}dd small{color:var(--ink2);font-size:.875rem;margin-left:.5rem}
@media(max-width:32rem){dl>div{display:block;padding:.25rem 0}dt{font-size:.875rem}}
@media print{:root{color-scheme:light}body{background:#fff;font-size:11pt}main{max-width:none;min-height:0;padding:0}}`;

/** Stands where the content goes, which is made while the page is sent. */
const CONTENT = '<!---->';

interface Reading {
  brand: string;
  language: PageLanguage;
  names: DisclosedNames;
}

/** As a page that a person reads or prints: a block for whatever was said or done, in their language and without what only machines need. */
export async function* disclosedPage(disclosure: Disclosure, reading: Reading): AsyncGenerator<string> {
  const { brand, language } = reading;
  const texts = TEXTS[language];
  const [head, tail] = publicPage({ brand, language, title: texts.title, style: STYLE, onlyLanguage: true, content: CONTENT }).split(CONTENT) as [string, string];
  yield `${head}<p>${texts.intro}</p>`;
  yield `<h2>${texts.absent}</h2><ul>${texts.absences.map((absence) => `<li>${absence}</li>`).join('')}</ul><p>${texts.ask}</p>`;
  for (const [part, title] of Object.entries(texts.parts) as [Part, string][]) {
    yield `<h2>${title}</h2>`;
    let isEmpty = true;
    for await (const blocks of BLOCKS[part](disclosure, reading)) {
      if (blocks.length === 0) continue;
      yield blocks.map(blockHtml).join('');
      isEmpty = false;
    }
    if (isEmpty) yield `<p>${texts.nothing}</p>`;
  }
  yield tail;
}

/** What belongs together: when it was, by or with whom, and what is told of it. */
interface Block {
  title?: string;
  when?: string[];
  told: Told[];
}

function blockHtml({ title, when = [], told }: Block): string {
  const head = title ? `<h3>${escapeHtml(title)}</h3>` : '';
  const below = when.length > 0 ? `<p>${escapeHtml(when.join(' · '))}</p>` : '';
  const rows = told.map(({ label, values, note }) => {
    const small = note ? `<small>${escapeHtml(note)}</small>` : '';
    return `<div><dt>${escapeHtml(label)}</dt>${values.map((value, place) => `<dd>${escapeHtml(value)}${place === values.length - 1 ? small : ''}</dd>`).join('')}</div>`;
  });
  return `<article>${head}${below}${rows.length > 0 ? `<dl>${rows.join('')}</dl>` : ''}</article>`;
}

type Blocks = (disclosure: Disclosure, reading: Reading) => AsyncIterable<Block[]> | Iterable<Block[]>;

const BLOCKS: Record<Part, Blocks> = {
  identifiers: ({ identifiers }, { language }) =>
    together(
      identifiers.map(({ kind, namespace, value }) => {
        return { label: IDENTIFIERS[kind]?.[language] ?? kind, values: [value], ...(namespace && namespace !== 'main' ? { note: namespace } : {}) };
      }),
    ),
  profile: ({ profile }, reading) =>
    together(inOrder(profile, PROFILE).flatMap(([field, { value, at, source }]) => fieldTold(field, value, reading, [timeText(at, reading.language), ...sourceWords(source, reading)].join(' · ')))),
  changes: ({ changes }, reading) => [
    changes.map(({ at, source, fields }) => {
      return { title: sourceWords(source, reading).join(''), when: [timeText(at, reading.language)], told: inOrder(fields, PROFILE).flatMap(([field, value]) => fieldTold(field, value, reading)) };
    }),
  ],
  consents: ({ consents }, { language, names }) =>
    each(consents, ({ occurredAt, purpose, ...said }) => {
      return { title: names.purposes.get(purpose)?.[language] ?? purpose, when: [timeText(occurredAt, language)], told: toldOf('consents', said, language) };
    }),
  relations: ({ relations }, { language }) => [
    relations.map(({ kind, at, says }) => {
      const since = at === null ? [] : [typeof at === 'string' ? dayText(at, language) : timeText(at, language)];
      return { title: RELATIONS[kind]![language], when: since.map(TEXTS[language].since), told: toldOf(kind, says, language) };
    }),
  ],
  refusedLines: ({ refusedLines }, { language }) => [
    refusedLines.map(({ at, says }) => {
      return { title: TEXTS[language].line, when: [timeText(at, language)], told: Object.entries(says).map(([label, value]) => ({ label, values: [value] })) };
    }),
  ],
  timeline: ({ timeline }, { language }) =>
    each(timeline, ({ type, occurredAt, department, title, data, corrections }) => {
      const place = (departments as Record<string, Record<PageLanguage, string>>)[department]?.[language] ?? department;
      return { title: title[language], when: [timeText(occurredAt, language), place], told: [...toldOf(type, data, language), ...corrections.map((correction) => correctionTold(correction, language))] };
    }),
};

const PROFILE = { type: 'profile' };
const together = (told: Told[]): Block[][] => [told.length > 0 ? [{ told }] : []];

async function* each<T>(pages: AsyncIterable<T[]>, blockOf: (row: T) => Block): AsyncGenerator<Block[]> {
  for await (const rows of pages) yield rows.map(blockOf);
}

function sourceWords(source: string | undefined, { language }: Reading): string[] {
  return source === undefined ? [] : [SOURCES[source]?.[language] ?? source];
}

/** A field of the profile; those that the company declared go by its names. */
function fieldTold(field: string, value: unknown, { language, names }: Reading, note?: string): Told[] {
  const id = field.startsWith(ATTRIBUTE) ? field.slice(ATTRIBUTE.length) : undefined;
  const attribute = id === undefined ? undefined : names.attributes.get(id);
  const place = { ...PROFILE, language, beside: {} };
  const said = attribute?.choices.find((choice) => choice.id === value)?.name ?? value;
  const values = said === null ? [TEXTS[language].emptied] : textsOf(field, said, place);
  return values.length === 0 ? [] : [{ label: attribute?.name[language] ?? id ?? labelOf(field, place), values, ...(note ? { note } : {}) }];
}

function correctionTold({ at, by, text, before }: { at: Date; by: string | null; text: string | null; before: string | null }, language: PageLanguage): Told {
  const texts = TEXTS[language];
  return { label: texts.correction, values: [...(text ? [text] : []), ...(before ? [texts.before + before] : [])], note: [timeText(at, language), ...(by ? [by] : [])].join(' · ') };
}
