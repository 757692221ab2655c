import { IconCheck, IconLoader } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Deletion } from '../api/lifetimes.js';
import { count, date, exact, list } from '../format/format.js';
import { Failed } from '../frame/failed.js';
import { LoadMore } from '../frame/load-more.js';
import page from '../frame/page.module.css';
import { useLanguage, useWord } from '../i18n/i18n.js';
import { useDeletions, useLifetimes } from './use-lifetimes.js';
import styles from './lifetimes.module.css';

/** The proof: what went on which day, and how much of it in which service. */
export function DeletionList() {
  const { t } = useTranslation();
  const { found, deletions } = useDeletions();
  return (
    <section aria-labelledby="deletions">
      <h2 id="deletions">{t('lifetimes.deletions')}</h2>
      <p className="s d2">{t('lifetimes.deletionsHint')}</p>
      {found.isPending && (
        <div className="skeleton" style={{ height: 160 }} role="status" aria-label={t('loading')} />
      )}
      {found.isError && !found.data && (
        <Failed what="lifetimes" error={found.error} retry={() => void found.refetch()} />
      )}
      {found.data && deletions.length === 0 && (
        <p className={page.nothing} role="status">
          {t('lifetimes.noDeletions')}
        </p>
      )}
      {deletions.length > 0 && (
        <table className={`${page.table} ${page.stacked}`} aria-labelledby="deletions">
          <thead>
            <tr>
              <th>{t('lifetimes.kind')}</th>
              <th>{t('lifetimes.state')}</th>
              <th>{t('lifetimes.deletedAt')}</th>
              <th>{t('lifetimes.until')}</th>
              <th>{t('lifetimes.deleted')}</th>
            </tr>
          </thead>
          <tbody>
            {deletions.map((deletion) => (
              <Row key={deletion.id} deletion={deletion} />
            ))}
          </tbody>
        </table>
      )}
      <LoadMore list={found} />
    </section>
  );
}

function Row({ deletion: { lifetime, lastAt, until, rows, unconfirmed } }: { deletion: Deletion }) {
  const { t } = useTranslation();
  const { language, inWords } = useLanguage();
  const word = useWord();
  const kind = useLifetimes().data?.items.find(({ id }) => id === lifetime);
  const time = (at: string) => (
    <time dateTime={at} title={exact(at, language)}>
      {date(at, language)}
    </time>
  );
  return (
    <tr>
      <td>
        <b>{kind ? inWords(kind.name) : lifetime}</b>
      </td>
      <td>
        <span className={unconfirmed === 0 ? 'tag good' : 'tag warn'}>
          {unconfirmed === 0 ? <IconCheck aria-hidden /> : <IconLoader aria-hidden />}
          {t(unconfirmed === 0 ? 'lifetimes.confirmed' : 'lifetimes.unconfirmed')}
        </span>
      </td>
      <td data-label={t('lifetimes.deletedAt')}>{time(lastAt)}</td>
      <td data-label={t('lifetimes.until')}>{time(until)}</td>
      <td data-label={t('lifetimes.deleted')}>
        <ul className={styles.rows}>
          {rows.map(({ service, rows: counted }) => (
            <li key={service}>
              {word('service', service)}:{' '}
              {list(
                Object.entries(counted).map(([what, number]) =>
                  t('rights.rowsOf', { kind: word('erasedRows', what), number: count(number) }),
                ),
                language,
              )}
            </li>
          ))}
        </ul>
      </td>
    </tr>
  );
}
