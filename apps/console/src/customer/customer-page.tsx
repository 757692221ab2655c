import { useMediaQuery } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { IconInfoCircle } from '@tabler/icons-react';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams } from 'react-router';
import { getCustomer } from '../api/api.js';
import { Failed } from '../frame/failed.js';
import { useShortcuts } from '../frame/shortcuts.js';
import { TopBar } from '../frame/top-bar.js';
import { hasDraft } from '../record/draft.js';
import type { Panel } from '../record/record-panel.js';
import { LiveState } from '../timeline/live-state.js';
import { TimelineView, WaitingPill } from '../timeline/timeline-view.js';
import { useFilters } from '../timeline/use-filters.js';
import { useTimeline } from '../timeline/use-timeline.js';
import { Actions } from './actions.js';
import { CustomerHeader } from './customer-header.js';
import { useCustomerName } from './customer-name.js';
import { Deals, Facts, useOrders } from './facts.js';
import { OpenStrip } from './open-strip.js';
import styles from './customer.module.css';

/** Another customer is another page: nothing of the one before may show through. */
export function Component() {
  const { id } = useParams();
  return <CustomerPage key={id} id={id!} />;
}

const RecordPanel = lazy(() => import('../record/record-panel.js'));
const FactsDrawer = lazy(() => import('./facts-drawer.js'));

interface PageState {
  record?: boolean;
  mergedFrom?: string;
}

function CustomerPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const state = useLocation().state as PageState | null;
  const customer = useCustomer(id);
  const name = useCustomerName();
  const filters = useFilters();
  const timeline = useTimeline(id, filters.filters);
  const page = useRef<HTMLElement>(null);
  const phone = useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false });
  const wide = useMediaQuery('(min-width: 1200px)', false, { getInitialValueInEffect: false });
  const [panel, setPanel] = useState<Panel | null>(() =>
    state?.record || hasDraft(sessionStorage, id) ? { kind: 'record' } : null,
  );
  const [facts, setFacts] = useState(false);
  const [tab, setTab] = useState<Tab>('line');
  useShortcuts({
    n: () => setPanel({ kind: 'record' }),
    i: () => (wide || phone ? false : setFacts(!facts)),
  });

  const named = customer.data && name(customer.data);
  const failed = customer.isError && !customer.data;
  const openContacts = customer.data?.openContacts ?? [];
  const panelForm = customer.data && panel && (
    <Suspense>
      <RecordPanel panel={panel} customer={customer.data} sheet={phone} onClose={() => setPanel(null)} />
    </Suspense>
  );
  const factsContent = customer.data && (
    <>
      <Facts customer={customer.data} />
      <Deals customer={id} limit={4} />
    </>
  );
  return (
    <>
      <TopBar
        title={named?.polite ?? ''}
        titleLang={named?.lang}
        parent={{ to: '/customers', name: t('menu.customers'), back: t('customer.back') }}
        heading={false}
      >
        {!failed && <LiveState stream={timeline.stream} waiting={timeline.waiting} />}
        {phone && timeline.waiting > 0 && (
          <WaitingPill
            count={timeline.waiting}
            onShow={() => {
              timeline.showWaiting();
              page.current?.scrollTo({ top: 0 });
            }}
          />
        )}
        {!wide && !phone && (
          <button
            type="button"
            className={styles.factsButton}
            aria-label={t('facts.open')}
            onClick={() => setFacts(true)}
          >
            <IconInfoCircle aria-hidden />
          </button>
        )}
        {!failed && (
          <Actions
            customer={customer.data}
            recording={panel !== null}
            onRecord={() => setPanel({ kind: 'record' })}
          />
        )}
      </TopBar>
      <main id="page" ref={page} className={styles.page}>
        {failed && <Failed what="customer" error={customer.error} retry={() => void customer.refetch()} />}
        {customer.data && (
          <div className={styles.top}>
            {state?.mergedFrom && (
              <p className={styles.merged} role="status">
                {t('customer.merged')}
              </p>
            )}
            <CustomerHeader customer={customer.data} />
            {openContacts.length > 0 && (
              <OpenStrip
                contacts={openContacts}
                onComplete={(contactId) => setPanel({ kind: 'close', contactId })}
              />
            )}
          </div>
        )}
        {phone && !failed && <PhoneTabs customer={id} tab={tab} onTab={setTab} />}
        <div className={styles.columns} data-panel={(panelForm && !phone) || undefined} hidden={failed}>
          {(!phone || tab === 'line') && !failed && (
            <TimelineView
              timeline={timeline}
              filters={filters}
              openContacts={openContacts.map(({ contactId }) => contactId)}
              outerScroller={phone ? page : null}
            />
          )}
          {phone && tab === 'facts' && customer.data && (
            <div className={styles.facts}>
              <Facts customer={customer.data} />
            </div>
          )}
          {phone && tab === 'deals' && (
            <div className={styles.facts}>
              <Deals customer={id} />
            </div>
          )}
          {panelForm && <aside className={styles.panel}>{panelForm}</aside>}
          {wide && !panelForm && (
            <aside className={styles.facts} aria-label={t('facts.label')}>
              {factsContent}
            </aside>
          )}
        </div>
      </main>
      {facts && !wide && !phone && (
        <Suspense>
          <FactsDrawer onClose={() => setFacts(false)}>{factsContent}</FactsDrawer>
        </Suspense>
      )}
    </>
  );
}

/** The customer, and the way to whoever they were merged into. */
function useCustomer(id: string) {
  const navigate = useNavigate();
  const customer = useQuery({ queryKey: ['customer', id], queryFn: ({ signal }) => getCustomer(id, signal) });
  const survivor = customer.data?.id;
  useEffect(() => {
    if (survivor && survivor !== id)
      void navigate(`/customers/${survivor}`, { replace: true, state: { mergedFrom: id } });
  }, [survivor, id, navigate]);
  return customer;
}

type Tab = 'line' | 'deals' | 'facts';

function PhoneTabs({ customer, tab, onTab }: { customer: string; tab: Tab; onTab: (tab: Tab) => void }) {
  const { t } = useTranslation();
  const orders = useOrders(customer);
  return (
    <nav className={styles.tabs} aria-label={t('customer.views')}>
      {(['line', 'deals', 'facts'] as const).map((name) => (
        <button key={name} type="button" aria-current={name === tab || undefined} onClick={() => onTab(name)}>
          {t(`customer.tab.${name}`)}
          {name === 'deals' && orders.data && <span>{orders.data.items.length}</span>}
        </button>
      ))}
    </nav>
  );
}
