import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '../api/api.js';
import type { Relations as Known } from '../api/relations.js';
import { useCustomerName } from '../customer/customer-name.js';
import { NotLoaded } from '../frame/not-loaded.js';
import { useBrowses, useMay } from '../frame/session.js';
import type { Ending } from './end-dialog.js';
import { CompanyList, HouseholdList, RepresentationList } from './relation-lists.js';
import { useRelations } from './use-relations.js';
import customerStyles from '../customer/customer.module.css';
import styles from './relations.module.css';

const HouseholdDialog = lazy(() => import('./household-dialog.js'));
const RepresentativeDialog = lazy(() => import('./representative-dialog.js'));
const ContactPersonDialog = lazy(() => import('./contact-person-dialog.js'));
const EndDialog = lazy(() => import('./end-dialog.js'));

/** Who lives with the customer, who may speak for them and for whom they speak, and for which companies they are there. */
export function Relations({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation();
  const found = useRelations(customer.id);
  return (
    <section className={styles.relations}>
      <h2>{t('relations.title')}</h2>
      {found.isPending && (
        <div className="skeleton" style={{ height: 60 }} role="status" aria-label={t('loading')} />
      )}
      {found.isError && !found.data && <NotLoaded what="relations" retry={() => void found.refetch()} />}
      {found.data && <Lists customer={customer} known={found.data} />}
    </section>
  );
}

type Adding = 'member' | 'representative' | 'company';

function Lists({ customer, known }: { customer: CustomerDetail; known: Known }) {
  const { t } = useTranslation();
  const browses = useBrowses();
  const may = useMay()('customers.write') && browses && customer.known;
  const name = useCustomerName()(customer).polite;
  const [adding, setAdding] = useState<Adding | null>(null);
  const [ending, setEnding] = useState<Ending | null>(null);
  const close = () => setAdding(null);
  const { households, companies, representatives, represents } = known;
  const onEnd = may ? setEnding : undefined;
  const nothing = Object.values(known).every((list: unknown[]) => list.length === 0);
  const ways: Adding[] = [...(households.length < 2 ? ['member' as const] : []), 'representative', 'company'];
  return (
    <>
      {nothing && <p className="d3">{t('relations.none')}</p>}
      <HouseholdList customer={customer.id} households={households} may={may} />
      <RepresentationList side="representatives" customer={customer.id} all={representatives} onEnd={onEnd} />
      <RepresentationList side="represents" customer={customer.id} all={represents} onEnd={onEnd} />
      <CompanyList name={name} companies={companies} onEnd={onEnd} />
      {may && (
        <p className={customerStyles.profileActions}>
          {ways.map((way) => (
            <button key={way} type="button" className="link s" onClick={() => setAdding(way)}>
              {t(`relations.ways.${way}`)}
            </button>
          ))}
        </p>
      )}
      <Suspense>
        {adding === 'member' && (
          <HouseholdDialog
            customer={customer.id}
            name={name}
            isMember={households.some(({ members }) => members.length > 1)}
            onClose={close}
          />
        )}
        {adding === 'representative' && <RepresentativeDialog customer={customer.id} onClose={close} />}
        {adding === 'company' && <ContactPersonDialog of={{ customer: customer.id }} onClose={close} />}
        {ending && <EndDialog ending={ending} onClose={() => setEnding(null)} />}
      </Suspense>
    </>
  );
}
