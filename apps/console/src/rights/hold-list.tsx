import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { LegalHold } from '../api/rights.js';
import { date } from '../format/format.js';
import { NotLoaded } from '../frame/not-loaded.js';
import page from '../frame/page.module.css';
import { useLanguage } from '../i18n/i18n.js';
import { isLasting } from './due.js';
import { useEndHold, useHolds } from './use-rights.js';
import styles from './rights.module.css';

/** Every hold there ever was on erasing a customer, with the way to end one that lasts. */
export function HoldList({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const holds = useHolds(customer);
  const ending = useEndHold(customer);
  if (holds.isPending) {
    return <div className="skeleton" style={{ height: 44 }} role="status" aria-label={t('loading')} />;
  }
  if (!holds.data) return <NotLoaded what="holds" retry={() => void holds.refetch()} />;
  if (holds.data.items.length === 0) return <p className="s d3">{t('rights.noHolds')}</p>;
  return (
    <>
      <ul className={styles.holds} aria-label={t('rights.holds')}>
        {holds.data.items.map((hold) => (
          <Hold
            key={hold.id}
            hold={hold}
            busy={ending.isPending && ending.variables === hold.id}
            onEnd={() => ending.mutate(hold.id)}
          />
        ))}
      </ul>
      {ending.isError && (
        <p className={page.refused} role="alert">
          {t('rights.holdFailed')}
        </p>
      )}
    </>
  );
}

function Hold({ hold, busy, onEnd }: { hold: LegalHold; busy: boolean; onEnd: () => void }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { reason, until, placedAt, placedBy, endedBy } = hold;
  const lasts = isLasting(hold);
  const state = endedBy
    ? t('rights.holdEndedBy', { name: endedBy })
    : !lasts
      ? t('rights.holdOver')
      : until
        ? t('rights.holdLastsUntil', { date: date(until, language) })
        : t('rights.holdLasts');
  return (
    <li>
      <p>
        <span>{reason}</span>
        <span className={lasts ? 'tag warn' : 'tag'}>{state}</span>
        <small className="c d3">
          {t('rights.holdPlaced', { name: placedBy, date: date(placedAt, language) })}
        </small>
      </p>
      {lasts && (
        <Button
          size="xs"
          variant="default"
          loading={busy}
          aria-label={t('rights.holdEndOf', { reason })}
          onClick={onEnd}
        >
          {t('rights.holdEnd')}
        </Button>
      )}
    </li>
  );
}
