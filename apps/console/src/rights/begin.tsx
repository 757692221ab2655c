import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useMe } from '../frame/session.js';
import styles from './rights.module.css';

const OpenCaseDialog = lazy(() => import('./open-case-dialog.js'));
const HoldsDialog = lazy(() => import('./holds-dialog.js'));

/** Whether somebody takes and answers requests; people of partners do not. */
export function useAnswersRequests(): boolean {
  const { partner } = useMe();
  return useMay()('rights.write') && partner === null;
}

/** On a customer's page: to take what they ask for, and to say that nothing of them is to be erased. */
export function BeginRights({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const may = useAnswersRequests();
  const [open, setOpen] = useState<'case' | 'holds' | null>(null);
  const close = () => setOpen(null);
  if (!may) return null;
  return (
    <section className={styles.begin}>
      <button type="button" className="link s" onClick={() => setOpen('case')}>
        {t('rights.begin')}
      </button>
      <button type="button" className="link s" onClick={() => setOpen('holds')}>
        {t('rights.holds')}
      </button>
      <Suspense>
        {open === 'case' && <OpenCaseDialog customer={customer} onClose={close} />}
        {open === 'holds' && <HoldsDialog customer={customer} onClose={close} />}
      </Suspense>
    </section>
  );
}
