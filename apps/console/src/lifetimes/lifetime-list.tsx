import { IconCheck, IconHourglass } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Deletion, Lifetime } from '../api/lifetimes.js';
import { count, date, exact } from '../format/format.js';
import { Failed } from '../frame/failed.js';
import page from '../frame/page.module.css';
import { useMay } from '../frame/session.js';
import { useLanguage } from '../i18n/i18n.js';
import { rowsOf, useDeletions, useLifetimes } from './use-lifetimes.js';
import styles from './lifetimes.module.css';

const LifetimeDialog = lazy(() => import('./lifetime-dialog.js'));

/** Each kind of data, for how long it is kept and by which law, and what went last. */
export function LifetimeList() {
  const { t } = useTranslation();
  const found = useLifetimes();
  const { deletions } = useDeletions();
  const [chosen, setChosen] = useState<Lifetime | null>(null);
  return (
    <section aria-labelledby="lifetimes">
      <h2 id="lifetimes">{t('lifetimes.title')}</h2>
      <p className="s d2">{t('lifetimes.hint')}</p>
      {found.isPending && (
        <div className="skeleton" style={{ height: 400 }} role="status" aria-label={t('loading')} />
      )}
      {found.isError && !found.data && (
        <Failed what="lifetimes" error={found.error} retry={() => void found.refetch()} />
      )}
      {found.data && (
        <table className={`${page.table} ${page.stacked}`} aria-labelledby="lifetimes">
          <thead>
            <tr>
              <th>{t('lifetimes.kind')}</th>
              <th>{t('lifetimes.state')}</th>
              <th className="num">{t('lifetimes.kept')}</th>
              <th className="num">{t('lifetimes.least')}</th>
              <th>{t('lifetimes.lastDeletion')}</th>
            </tr>
          </thead>
          <tbody>
            {found.data.items.map((lifetime) => (
              <Row
                key={lifetime.id}
                lifetime={lifetime}
                last={deletions.find((each) => each.lifetime === lifetime.id)}
                onOpen={() => setChosen(lifetime)}
              />
            ))}
          </tbody>
        </table>
      )}
      {chosen && (
        <Suspense>
          <LifetimeDialog lifetime={chosen} onClose={() => setChosen(null)} />
        </Suspense>
      )}
    </section>
  );
}

interface RowProps {
  lifetime: Lifetime;
  last: Deletion | undefined;
  onOpen: () => void;
}

function Row({ lifetime: { name, source, days, leastDays, inForceAt }, last, onOpen }: RowProps) {
  const { t } = useTranslation();
  const { language, inWords } = useLanguage();
  const may = useMay()('customers.erase');
  const daysOf = (number: number) => t('lifetimes.days', { count: number, number: count(number) });
  return (
    <tr>
      <td>
        <div className={styles.kind}>
          {may ? (
            <button type="button" className={page.open} onClick={onOpen}>
              <b>{inWords(name)}</b>
            </button>
          ) : (
            <b>{inWords(name)}</b>
          )}
          <small>{inWords(source)}</small>
        </div>
      </td>
      <td>
        <span className={inForceAt ? 'tag good' : 'tag warn'}>
          {inForceAt ? <IconCheck aria-hidden /> : <IconHourglass aria-hidden />}
          {t(inForceAt ? 'lifetimes.inForce' : 'lifetimes.proposed')}
        </span>
      </td>
      <td className="num" data-label={t('lifetimes.kept')}>
        {days === null ? t('lifetimes.untilAsked') : daysOf(days)}
      </td>
      <td className="num" data-label={t('lifetimes.least')}>
        {leastDays === null ? null : daysOf(leastDays)}
      </td>
      <td data-label={t('lifetimes.lastDeletion')}>
        {last && (
          <span>
            <time dateTime={last.lastAt} title={exact(last.lastAt, language)}>
              {date(last.lastAt, language)}
            </time>{' '}
            · {t('lifetimes.rows', { count: rowsOf(last), number: count(rowsOf(last)) })}
          </span>
        )}
      </td>
    </tr>
  );
}
