import {
  lazy,
  memo,
  Suspense,
  useCallback,
  useEffect,
  useEffectEvent,
  useRef,
  useState,
  type RefObject,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useParams, useSearchParams } from 'react-router';
import { Problem, type CustomerDetail } from '../api/api.js';
import { DuplicatesStrip } from '../duplicates/duplicates-strip.js';
import { Failed } from '../frame/failed.js';
import { useBrowses, useMay } from '../frame/session.js';
import { useShortcuts } from '../frame/shortcuts.js';
import { carryDraft, hasDraft } from '../record/draft.js';
import type { Panel } from '../record/record-panel.js';
import { useLeftDrafts } from '../record/use-left-drafts.js';
import { RepresentedStrip } from '../relations/represented-strip.js';
import { useRelations } from '../relations/use-relations.js';
import { useAnswersRequests } from '../rights/begin.js';
import { CaseStrip } from '../rights/case-strip.js';
import { transactionIn } from '../timeline/transaction.js';
import { TransactionView } from '../timeline/transaction-view.js';
import { TimelineView } from '../timeline/timeline-view.js';
import { useFilters, type Filters } from '../timeline/use-filters.js';
import { useTimeline, type Timeline } from '../timeline/use-timeline.js';
import { CustomerBar } from './customer-bar.js';
import { CustomerHeader } from './customer-header.js';
import { Deals, Facts } from './facts.js';
import { OpenStrip } from './open-strip.js';
import { PhoneTabs, type Tab } from './phone-tabs.js';
import { StoppedStrip } from './stopped-strip.js';
import { useCustomer } from './use-customer.js';
import { useWidth } from './use-width.js';
import styles from './customer.module.css';

/** Drawn anew only when something of its own changed: entries may arrive a hundred a second while somebody types. */
const RecordPanel = memo(lazy(() => import('../record/record-panel.js')));
const FactsDrawer = lazy(() => import('./facts-drawer.js'));
const BESIDE_THE_LINE = 4;

interface Arrival {
  /** The form is to be open. */
  record?: boolean;
  /** The id under which this customer was shown until they were merged. */
  mergedFrom?: string;
}
const useArrival = () => useLocation().state as Arrival | null;

/**
 * Another customer is another page: nothing of the one before may show through. A customer who goes on under the id
 * they were merged into is the same page: what somebody is writing stays under their hands.
 */
export function Component() {
  const id = useParams().id!;
  const mergedFrom = useArrival()?.mergedFrom;
  const [page, setPage] = useState({ id, key: id });
  if (page.id !== id) setPage({ id, key: mergedFrom === page.id ? page.key : id });
  // After the form below has taken its draft along; what is left is the draft of a form that is closed.
  useEffect(() => {
    if (mergedFrom) carryDraft(sessionStorage, mergedFrom, id);
  }, [mergedFrom, id]);
  return <CustomerPage key={page.key} id={id} />;
}

/** What of the page is open besides the line: the form, the drawer of facts, a phone's tab. */
function useOpened(id: string) {
  const state = useArrival();
  const may = useMay()('contacts.write');
  const width = useWidth();
  const [panel, setPanel] = useState<Panel | null>(() =>
    may && (state?.record || hasDraft(sessionStorage, id)) ? { kind: 'record' } : null,
  );
  const carried = useLeftDrafts(id);
  const openWithDraft = useEffectEvent(() => {
    if (may && hasDraft(sessionStorage, id)) setPanel((before) => before ?? { kind: 'record' });
  });
  useEffect(() => {
    if (carried) openWithDraft();
  }, [carried]);
  const [facts, setFacts] = useState(false);
  const [tab, setTab] = useState<Tab>('line');
  const record = () => setPanel({ kind: 'record' });
  const closePanel = useCallback(() => setPanel(null), []);
  useShortcuts({
    n: () => (may ? record() : false),
    i: () => (width === 'middle' ? setFacts(!facts) : false),
  });
  return {
    width,
    panel: carried ? panel : null,
    setPanel,
    closePanel,
    record,
    facts,
    setFacts,
    tab,
    setTab,
    merged: Boolean(state?.mergedFrom),
  };
}
type Opened = ReturnType<typeof useOpened>;

function CustomerPage({ id }: { id: string }) {
  const customer = useCustomer(id);
  const filters = useFilters();
  const timeline = useTimeline(id, filters.filters);
  const page = useRef<HTMLElement>(null);
  const opened = useOpened(id);
  const { panel, facts, width } = opened;
  // Nobody goes on looking at somebody who was erased meanwhile.
  const erased = customer.error instanceof Problem && customer.error.status === 410;
  // Who may speak for them stands above the line: it is there with the name, and pushes nothing away later.
  const relations = useRelations(id);
  const isWaiting = relations.isPending && relations.failureCount === 0;
  const known = erased || isWaiting ? undefined : customer.data;
  const showWaiting = () => {
    timeline.showWaiting();
    page.current?.scrollTo({ top: 0 });
  };
  return (
    <>
      <CustomerBar
        customer={known}
        erased={erased}
        recording={panel !== null}
        onRecord={opened.record}
        onFacts={() => opened.setFacts(true)}
        onShowWaiting={showWaiting}
        {...{ timeline, width }}
      />
      <main id="page" ref={page} className={styles.page}>
        {customer.isError && !known ? (
          <Failed what="customer" error={customer.error} retry={() => void customer.refetch()} />
        ) : known ? (
          <>
            <Top customer={known} opened={opened} />
            <Columns customer={known} {...{ id, opened, timeline, filters, page }} />
          </>
        ) : (
          <Unknown />
        )}
      </main>
      {facts && width === 'middle' && known && (
        <Suspense>
          <FactsDrawer onClose={() => opened.setFacts(false)}>
            <Facts customer={known} />
            <Deals customer={id} limit={BESIDE_THE_LINE} />
          </FactsDrawer>
        </Suspense>
      )}
    </>
  );
}

/** Nothing real is drawn before the header's height is known, so that nothing moves under the eye. */
function Unknown() {
  const { t } = useTranslation();
  return (
    <div className={styles.who} role="status" aria-busy aria-label={t('loading')}>
      <span className={`skeleton ${styles.tile}`} />
      <span className="skeleton" style={{ width: 240, height: 44 }} />
    </div>
  );
}

/** Stands above the line: who it is, and what is open for them. */
function Top({ customer, opened }: { customer: CustomerDetail; opened: Opened }) {
  const { t } = useTranslation();
  const answers = useAnswersRequests();
  const [browses, mayMerge] = [useBrowses(), useMay()('customers.merge')];
  const complete = (contactId: string) => opened.setPanel({ kind: 'close', contactId });
  return (
    <div>
      {opened.merged && (
        <p className={styles.merged} role="status">
          {t('customer.merged')}
        </p>
      )}
      {customer.stopped && <StoppedStrip customer={customer.id} stopped={customer.stopped} />}
      <CustomerHeader customer={customer} />
      <RepresentedStrip customer={customer.id} />
      {answers && <CaseStrip customer={customer.id} />}
      {browses && mayMerge && <DuplicatesStrip customer={customer} />}
      {customer.openContacts.length > 0 && (
        <OpenStrip contacts={customer.openContacts} onComplete={complete} />
      )}
    </div>
  );
}

interface ColumnsProps {
  id: string;
  customer: CustomerDetail;
  opened: Opened;
  timeline: Timeline;
  filters: Filters;
  page: RefObject<HTMLElement | null>;
}

/** The line, and beside it the form or the facts; on a phone one of them at a time. */
function Columns({ id, customer, opened, timeline, filters, page }: ColumnsProps) {
  const { t } = useTranslation();
  const { width, panel, closePanel, tab, setTab } = opened;
  const phone = width === 'phone';
  const transaction = transactionIn(useSearchParams()[0]);
  const openContacts = customer.openContacts.map(({ contactId }) => contactId);
  return (
    <>
      {phone && <PhoneTabs customer={id} tab={tab} onTab={setTab} />}
      <div className={styles.columns} data-panel={(panel && !phone) || undefined}>
        {(!phone || tab === 'line') &&
          (transaction ? (
            <TransactionView key={transaction.id} customer={id} transaction={transaction} />
          ) : (
            <TimelineView
              customer={id}
              {...{ timeline, filters, openContacts }}
              outerScroller={phone ? page : null}
            />
          ))}
        {phone && tab !== 'line' && (
          <div className={styles.facts}>
            {tab === 'facts' ? <Facts customer={customer} /> : <Deals customer={id} />}
          </div>
        )}
        {panel && (
          <aside className={styles.panel} aria-label={t('record.title')}>
            <Suspense>
              <RecordPanel {...{ panel, customer }} scope={id} sheet={phone} onClose={closePanel} />
            </Suspense>
          </aside>
        )}
        {width === 'wide' && !panel && (
          <aside className={styles.facts} aria-label={t('facts.label')}>
            <Facts customer={customer} />
            <Deals customer={id} limit={BESIDE_THE_LINE} />
          </aside>
        )}
      </div>
    </>
  );
}
