import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '../api/api.js';
import { NotLoaded } from '../frame/not-loaded.js';
import { useMay } from '../frame/session.js';
import { ConsentLedger } from './consent-ledger.js';
import { ConsentTable } from './consent-table.js';
import { useConsents } from './use-consents.js';
import customerStyles from '../customer/customer.module.css';

const ConsentDialog = lazy(() => import('./consent-dialog.js'));

/** What a customer wants to be told and where, with the way to change it and to see the proof of it. */
export function Consents({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation();
  const may = useMay()('customers.write') && customer.known;
  const found = useConsents(customer.id);
  const [changing, setChanging] = useState(false);
  const [ledger, setLedger] = useState(false);
  // What belongs to a contract is told in any case: there is nothing to say of it.
  const purposes = found.data?.purposes.filter(({ basis }) => basis !== 'contract') ?? [];
  const addresses = found.data?.addresses ?? [];
  const hasChoice = purposes.length > 0 && addresses.length > 0;
  return (
    <section>
      <h2>{t('consents.title')}</h2>
      {found.isPending && (
        <div className="skeleton" style={{ height: 196 }} role="status" aria-label={t('loading')} />
      )}
      {found.isError && <NotLoaded what="consents" retry={() => void found.refetch()} />}
      {found.data && !hasChoice && <p className="d3">{t('consents.none')}</p>}
      {hasChoice && <ConsentTable purposes={purposes} addresses={addresses} />}
      {found.data && (
        <p className={customerStyles.profileActions}>
          {may && hasChoice && (
            <button type="button" className="link s" onClick={() => setChanging(true)}>
              {t('consents.change')}
            </button>
          )}
          <button type="button" className="link s" aria-expanded={ledger} onClick={() => setLedger(!ledger)}>
            {t('consents.ledger')}
          </button>
        </p>
      )}
      {found.data && ledger && <ConsentLedger customer={customer.id} purposes={found.data.purposes} />}
      {changing && hasChoice && (
        <Suspense>
          <ConsentDialog
            customer={customer.id}
            consents={{ purposes, addresses }}
            onClose={() => setChanging(false)}
          />
        </Suspense>
      )}
    </section>
  );
}
