import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RegisteredPurpose, UsePurpose } from '../api/use-purposes.js';
import { date, exact, list } from '../format/format.js';
import { Failed } from '../frame/failed.js';
import page from '../frame/page.module.css';
import { useMay } from '../frame/session.js';
import { useLanguage } from '../i18n/i18n.js';
import styles from '../lifetimes/lifetimes.module.css';
import { useUsePurposes } from './use-purposes.js';

const PurposeDialog = lazy(() => import('./purpose-dialog.js'));

/** What personal data is used for, where people are told, and what they were told before. */
export function PurposeList() {
  const { t } = useTranslation();
  const found = useUsePurposes();
  const may = useMay()('consents.write');
  const [chosen, setChosen] = useState<UsePurpose | 'new' | null>(null);
  return (
    <section aria-labelledby="purposes">
      <div className={page.head}>
        <h2 id="purposes">{t('purposes.title')}</h2>
        {may && (
          <Button variant="default" onClick={() => setChosen('new')}>
            {t('purposes.add')}
          </Button>
        )}
      </div>
      <p className="s d2">{t('purposes.hint')}</p>
      {found.isPending && (
        <div className="skeleton" style={{ height: 300 }} role="status" aria-label={t('loading')} />
      )}
      {found.isError && !found.data && (
        <Failed what="purposes" error={found.error} retry={() => void found.refetch()} />
      )}
      {found.data && (
        <table className={`${page.table} ${page.stacked}`} aria-labelledby="purposes">
          <thead>
            <tr>
              <th>{t('purposes.wording')}</th>
              <th>{t('purposes.places')}</th>
              <th>{t('purposes.since')}</th>
            </tr>
          </thead>
          <tbody>
            {found.data.items.map((purpose) => (
              <Row key={purpose.id} purpose={purpose} onOpen={may ? () => setChosen(purpose) : undefined} />
            ))}
          </tbody>
        </table>
      )}
      {chosen && (
        <Suspense>
          <PurposeDialog purpose={chosen === 'new' ? null : chosen} onClose={() => setChosen(null)} />
        </Suspense>
      )}
    </section>
  );
}

interface RowProps {
  purpose: RegisteredPurpose;
  onOpen: (() => void) | undefined;
}

function Row({ purpose: { wording, places, since, earlier }, onOpen }: RowProps) {
  const { t } = useTranslation();
  const { language, inWords } = useLanguage();
  const day = (at: string) => (
    <time dateTime={at} title={exact(at, language)}>
      {date(at, language)}
    </time>
  );
  return (
    <tr>
      <td>
        <div className={styles.wording}>
          {onOpen ? (
            <button type="button" className={page.open} onClick={onOpen}>
              <b>{inWords(wording)}</b>
            </button>
          ) : (
            <b>{inWords(wording)}</b>
          )}
          {earlier.length > 0 && (
            <details className={styles.line}>
              <summary>{t('purposes.earlier', { count: earlier.length })}</summary>
              <ul>
                {earlier.map((each) => (
                  <li key={each.version}>
                    {day(each.since)} · {inWords(each.wording)}
                  </li>
                ))}
              </ul>
            </details>
          )}
        </div>
      </td>
      <td data-label={t('purposes.places')}>
        {places.length > 0 ? (
          <span>
            {list(
              places.map((place) => t(`purposes.place.${place}`)),
              language,
            )}
          </span>
        ) : (
          <span className="d3">{t('purposes.nowhere')}</span>
        )}
      </td>
      <td data-label={t('purposes.since')}>{day(since)}</td>
    </tr>
  );
}
