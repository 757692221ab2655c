import { IconAlertTriangle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry, AuditFilters } from '../api/access.js';
import { exact, recent } from '../format/format.js';
import page from '../frame/page.module.css';
import { useLanguage, usePurposeWords, useWord } from '../i18n/i18n.js';
import styles from './audit.module.css';

interface AuditTableProps {
  entries: AuditEntry[];
  onFilter: (changed: Partial<AuditFilters>) => void;
}

export function AuditTable({ entries, onFilter }: AuditTableProps) {
  const { t } = useTranslation();
  return (
    <table className={`${page.table} ${page.stacked}`} aria-label={t('menu.audit')}>
      <thead>
        <tr>
          <th>{t('audit.who')}</th>
          <th>{t('audit.at')}</th>
          <th>{t('audit.what')}</th>
          <th>{t('audit.customer')}</th>
          <th>{t('access.purpose')}</th>
          <th>{t('audit.from')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Row key={entry.entry} entry={entry} onFilter={onFilter} />
        ))}
      </tbody>
    </table>
  );
}

/** Who and which customer lead to everything of theirs. */
function Row({ entry, onFilter }: { entry: AuditEntry; onFilter: AuditTableProps['onFilter'] }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const purposeWords = usePurposeWords();
  const { at, subject, name, partner, purpose, from, action, target, customers, outcome } = entry;
  const person = subject.startsWith('person:') ? subject.slice('person:'.length) : '';
  const [first, ...others] = customers;
  return (
    <tr>
      <td>
        <button type="button" className={page.open} onClick={() => onFilter({ person })}>
          <b lang="ja">{name}</b>
        </button>
        {partner !== null && (
          <button type="button" className={`${styles.partner} link`} onClick={() => onFilter({ partner })}>
            {partner}
          </button>
        )}
      </td>
      <td>
        <time dateTime={at} title={exact(at, language)}>
          {recent(at, language)}
        </time>
      </td>
      <td data-label={t('audit.what')}>
        <span>
          <What action={action} />{' '}
          {outcome === 'refused' && (
            <span className="tag bad">
              <IconAlertTriangle aria-hidden />
              {t('audit.is.refused')}
            </span>
          )}
          <small className={styles.code} lang="en">
            {action} {target}
          </small>
        </span>
      </td>
      <td data-label={t('audit.customer')}>
        {first && (
          <span>
            <button
              type="button"
              className={`${styles.code} link`}
              onClick={() => onFilter({ customer: first })}
            >
              {first}
            </button>
            {others.length > 0 && <small> {t('audit.others', { count: others.length })}</small>}
          </span>
        )}
      </td>
      <td data-label={t('access.purpose')}>{purpose && purposeWords(purpose)}</td>
      <td data-label={t('audit.from')} className={styles.code}>
        {from}
      </td>
    </tr>
  );
}

/** What was done: in a word where there is one, else the noun of its address and what HTTP calls it. */
function What({ action }: { action: string }) {
  const word = useWord();
  const [method = '', path = ''] = action.split(' ');
  const known = word('auditAction', action);
  if (known !== action) return known;
  return (
    <>
      {word('auditNoun', path.split('/')[2] ?? '')} <span className="tag">{word('auditVerb', method)}</span>
    </>
  );
}
