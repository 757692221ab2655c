import { useTranslation } from 'react-i18next';
import type { MergeDetail, StayingEntry } from '../api/merges.js';
import { useFieldWords } from '../customer/use-field-words.js';
import { languageOf, list, recent } from '../format/format.js';
import { useLanguage } from '../i18n/i18n.js';
import { note, text, words } from '../timeline/entry-look.js';

/** As many letters as tell one note from another. */
const BEGINNING = 60;

/** One of what stays: what it is, and how it begins or what it changed, so that one knows whose it is. */
export function StayingLine({ entry }: { entry: StayingEntry }) {
  const { t } = useTranslation();
  const { language, inWords } = useLanguage();
  const fieldOf = useFieldWords();
  const written = words(entry) ?? note(entry) ?? text(entry.data.note);
  const changed = list(entry.changed.map(fieldOf), language);
  const isHidden = (entry.masked ?? []).some((field) => ['text', 'note', 'quote'].includes(field));
  return (
    <li>
      <time className="c d3" dateTime={entry.occurredAt}>
        {recent(entry.occurredAt, language)}
      </time>{' '}
      {inWords(entry.title)}
      {written && (
        <>
          {' '}
          <span className="d2" lang={languageOf(written)}>
            {beginningOf(written)}
          </span>
        </>
      )}
      {changed && <span className="d2"> {changed}</span>}
      {isHidden && <span className="c d3"> {t('merges.hidden')}</span>}
    </li>
  );
}

/** With whom they live, who speaks for them, and the like: where it is, one sees whom it is about. */
export function StayingRecord({
  record: { kind, at, by },
}: {
  record: MergeDetail['stayingRecords'][number];
}) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  return (
    <li>
      <time className="c d3" dateTime={at}>
        {recent(at, language)}
      </time>{' '}
      {t(`merges.records.${kind}`)}{' '}
      <span className="d2" lang={languageOf(by)}>
        {by}
      </span>
    </li>
  );
}

function beginningOf(written: string): string {
  const letters = [...written.replace(/\s+/g, ' ')];
  return letters.length > BEGINNING ? `${letters.slice(0, BEGINNING).join('')}…` : letters.join('');
}
