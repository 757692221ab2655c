import type { MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../api/api.js';
import { clock, exact, range } from '../format/format.js';
import { useLanguage, useWord } from '../i18n/i18n.js';
import { EntryBody, EntryMeta, EntryRight } from './entry-body.js';
import { EntryDetails } from './entry-details.js';
import { departmentIcon, entryIcon } from './entry-icon.js';
import { weightOf } from './entry-look.js';
import type { Row } from './rows.js';
import type { Outcome } from './outcomes.js';
import styles from './timeline.module.css';

interface EntryRowProps {
  entry: Entry;
  opened: boolean;
  fresh: boolean;
  late: boolean;
  outcome: Outcome;
  /** How many entries wait to stand right above this one. */
  gap: number;
  onToggle: () => void;
  onShowWaiting: () => void;
}

export function EntryRow({
  entry,
  opened,
  fresh,
  late,
  outcome,
  gap,
  onToggle,
  onShowWaiting,
}: EntryRowProps) {
  const { t } = useTranslation();
  const { language, inWords } = useLanguage();
  const Picture = entryIcon(entry);
  const weight = weightOf(entry);
  // The whole row opens, but neither a control inside it nor the end of marking a text does.
  const onClick = (event: MouseEvent) => {
    const inControl = (event.target as Element).closest('button,a,table,dl');
    if (!inControl && window.getSelection()?.isCollapsed !== false) onToggle();
  };
  return (
    <li
      className={styles.e}
      data-dept={entry.department}
      data-weight={weight}
      data-type={entry.type}
      data-fresh={fresh || undefined}
      onClick={onClick}
    >
      {gap > 0 && (
        <button type="button" className={styles.gap} onClick={onShowWaiting}>
          <span>{t('timeline.between', { count: gap })}</span>
        </button>
      )}
      <time dateTime={entry.occurredAt} title={exact(entry.occurredAt, language)}>
        {clock(entry.occurredAt)}
      </time>
      <span className={styles.node}>
        <Picture aria-hidden />
      </span>
      <div className={styles.content}>
        <h3>
          <button type="button" data-entry aria-expanded={opened} onClick={onToggle}>
            {inWords(entry.title) || entry.type}
          </button>
          <EntryMeta entry={entry} late={late} />
        </h3>
        <EntryBody entry={entry} opened={opened} onOpen={onToggle} />
      </div>
      <span className={styles.right}>
        <EntryRight entry={entry} outcome={outcome} />
      </span>
      {opened && <EntryDetails entry={entry} />}
    </li>
  );
}

interface FoldRowProps {
  row: Extract<Row, { kind: 'fold' }>;
  opened: boolean;
  onToggle: () => void;
}

/** Several traces of one department in a row, told in one line. */
export function FoldRow({ row, opened, onToggle }: FoldRowProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const word = useWord();
  const Picture = departmentIcon(row.department);
  const newest = row.entries[0]!;
  const oldest = row.entries.at(-1)!;
  return (
    <li className={styles.e} data-dept={row.department} data-weight="trace" data-fold>
      <time dateTime={newest.occurredAt}>{clock(newest.occurredAt)}</time>
      <span className={styles.node}>
        <Picture aria-hidden />
      </span>
      <div className={styles.content}>
        <h3>
          <button type="button" data-entry aria-expanded={opened} onClick={onToggle}>
            {t('timeline.folded', {
              department: word('department', row.department),
              count: row.entries.length,
              times: range(clock(oldest.occurredAt), clock(newest.occurredAt), language),
            })}
          </button>
        </h3>
      </div>
      <span className={styles.right} />
    </li>
  );
}
