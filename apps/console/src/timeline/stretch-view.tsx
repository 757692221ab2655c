import { useTranslation } from 'react-i18next';
import type { Entry } from '../api/api.js';
import { monthOf, nearDay, shortDate, weekday } from '../format/format.js';
import { useLanguage } from '../i18n/i18n.js';
import { EntryRow, FoldRow } from './entry-row.js';
import type { Stretch } from './rows.js';
import type { Outcome } from './outcomes.js';
import type { Timeline } from './use-timeline.js';
import styles from './timeline.module.css';

interface StretchViewProps {
  stretch: Stretch;
  timeline: Pick<Timeline, 'isFresh' | 'late' | 'gaps'>;
  opened: ReadonlySet<string>;
  outcomeOf: (entry: Entry) => Outcome;
  onToggle: (id: string) => void;
  onShowWaiting: () => void;
}

export function StretchView({
  stretch,
  timeline,
  opened,
  outcomeOf,
  onToggle,
  onShowWaiting,
}: StretchViewProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const noon = `${stretch.day}T12:00:00+09:00`;
  const near = nearDay(noon);
  const { silent } = stretch;
  return (
    <>
      {silent && (
        <p className={styles.silent}>
          {silent.from === silent.to
            ? t('timeline.silentMonth', { month: monthOf(silent.from, language) })
            : t('timeline.silentMonths', {
                from: monthOf(silent.from, language),
                to: monthOf(silent.to, language),
              })}
        </p>
      )}
      <div
        className={styles.day}
        data-first={stretch.first || undefined}
        data-last={stretch.last || undefined}
      >
        {stretch.first ? (
          <h2>
            <time dateTime={stretch.day}>{shortDate(noon, language)}</time>
            <small>
              {near ? t(`timeline.${near}`, { weekday: weekday(noon, language) }) : weekday(noon, language)}
            </small>
          </h2>
        ) : (
          <span />
        )}
        <ol>
          {stretch.rows.map((row) =>
            row.kind === 'fold' ? (
              <FoldRow key={row.id} row={row} opened={opened.has(row.id)} onToggle={() => onToggle(row.id)} />
            ) : (
              <EntryRow
                key={row.entry.id}
                entry={row.entry}
                opened={opened.has(row.entry.id)}
                fresh={timeline.isFresh(row.entry)}
                late={timeline.late.has(row.entry.id)}
                outcome={outcomeOf(row.entry)}
                gap={timeline.gaps.get(row.entry.id) ?? 0}
                onToggle={() => onToggle(row.entry.id)}
                onShowWaiting={onShowWaiting}
              />
            ),
          )}
        </ol>
      </div>
    </>
  );
}
