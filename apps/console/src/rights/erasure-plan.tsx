import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RightsCase } from '../api/rights.js';
import page from '../frame/page.module.css';
import { useMay } from '../frame/session.js';
import { isLasting } from './due.js';
import { HoldList } from './hold-list.js';
import { useCaseCustomer, useHolds } from './use-rights.js';
import styles from './rights.module.css';

const EraseDialog = lazy(() => import('./erase-dialog.js'));
const said = ['known', 'seen', 'late', 'proof', 'undo'] as const;

/** What would happen, what forbids it, and the way to begin. */
export function ErasurePlan({ rightsCase }: { rightsCase: RightsCase }) {
  const { t } = useTranslation();
  const { erased, id: customer, isPending } = useCaseCustomer(rightsCase.customer);
  return (
    <section>
      <h2>{t('rights.erasure')}</h2>
      {erased ? (
        <p className="s d2">{t('rights.alreadyErased')}</p>
      ) : (
        <>
          <ul className={styles.plan}>
            {said.map((each) => (
              <li key={each}>
                {each === 'undo' ? <b>{t('rights.erasurePlan.undo')}</b> : t(`rights.erasurePlan.${each}`)}
              </li>
            ))}
          </ul>
          {!isPending && <Begin rightsCase={rightsCase} customer={customer} />}
        </>
      )}
    </section>
  );
}

/** While a hold lasts there is nothing to press. */
function Begin({ rightsCase, customer }: { rightsCase: RightsCase; customer: string }) {
  const { t } = useTranslation();
  const may = useMay()('customers.erase');
  const [erasing, setErasing] = useState(false);
  const holds = useHolds(customer);
  const lasting = holds.data?.items.filter((hold) => isLasting(hold)).length ?? 0;
  return (
    <>
      <h3 className="s">{t('rights.holds')}</h3>
      {lasting > 0 && (
        <p className={page.warning} role="status">
          {t('rights.holdsStand', { count: lasting })}
        </p>
      )}
      <HoldList customer={customer} />
      {!may && <p className="s d2">{t('rights.mayNotErase')}</p>}
      {may && holds.data && lasting === 0 && (
        <Button onClick={() => setErasing(true)}>{t('rights.erase')}</Button>
      )}
      {erasing && (
        <Suspense>
          <EraseDialog rightsCase={rightsCase} onClose={() => setErasing(false)} />
        </Suspense>
      )}
    </>
  );
}
