import { csvOf, escapeHtml, publicPage, type PageLanguage } from '@engawa/http';
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

/** As a page that a person reads or prints: each part a table, without what only machines need. */
export function disclosedPage(disclosure: Disclosure, { brand, language }: { brand: string; language: PageLanguage }): string {
  const texts = TEXTS[language];
  const byPart = Map.groupBy(disclosedLines(disclosure, language), ({ part }) => part);
  const section = (part: DisclosedLine['part']) => {
    const rows = (byPart.get(part) ?? []).map(({ at, what, field, value }) => `<tr><td>${escapeHtml(at)}</td><td>${escapeHtml(what)}</td><td>${escapeHtml(field)}</td><td>${escapeHtml(value)}</td></tr>`);
    return `<h2>${texts.parts[part]}</h2>${rows.length > 0 ? `<table>${rows.join('')}</table>` : `<p>${texts.nothing}</p>`}`;
  };
  const parts = Object.keys(texts.parts) as DisclosedLine['part'][];
  return publicPage({ brand, language, title: texts.title, style: STYLE, onlyLanguage: true, content: `<p>${texts.intro}</p>${parts.map(section).join('')}` });
}

/** One line for each value. */
export function disclosedCsv(disclosure: Disclosure): Promise<string> {
  return csvOf(COLUMNS, () => Promise.resolve({ items: disclosedLines(disclosure, 'ja'), nextCursor: null }));
}

const time = (at: Date | string | undefined) => (at === undefined ? '' : new Date(at).toLocaleString('sv-SE', { timeZone: 'Asia/Tokyo' }));

function disclosedLines({ identifiers, profile, changes, consents, relations, refusedLines, timeline }: Disclosure, language: PageLanguage): DisclosedLine[] {
  const lines = (part: DisclosedLine['part'], at: Date | string | undefined, what: string, value: unknown) =>
    flattened(value).map((each) => ({ part, at: time(at), what, ...each }));
  return [
    ...identifiers.flatMap(({ kind, namespace, value }) => ({ part: 'identifiers' as const, at: '', what: kind, field: namespace, value })),
    ...Object.entries(profile).flatMap(([field, said]) => lines('profile', said.at, field, said.value)),
    ...changes.flatMap(({ at, source, fields }) => lines('changes', at, source, fields)),
    ...consents.flatMap(({ occurredAt, purpose, ...said }) => lines('consents', occurredAt, purpose, said)),
    ...relations.flatMap(({ kind, at, says }) => lines('relations', at ?? undefined, kind, says)),
    ...refusedLines.flatMap(({ at, says }) => lines('refusedLines', at, '', says)),
    ...timeline.flatMap(({ occurredAt, title, data, corrections }) => lines('timeline', occurredAt, title[language], { ...data, ...(corrections.length > 0 ? { corrections } : {}) })),
  ];
}
