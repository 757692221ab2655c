import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { Failed, forbidden } from '../frame/failed.js';
import { useBrowses } from '../frame/session.js';
import { moveFocus, useShortcuts } from '../frame/shortcuts.js';
import { TopBar } from '../frame/top-bar.js';
import { CustomerTable } from './customer-table.js';
import { SearchField } from './search-field.js';
import { useCustomerSearch } from './use-customer-search.js';
import styles from './customers.module.css';

export function Component() {
  return useBrowses() ? <CustomersPage /> : <Failed what="page" error={forbidden} />;
}

function CustomersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const search = useCustomerSearch();
  const page = useRef<HTMLElement>(null);
  const move = (step: 1 | -1) => moveFocus(page.current, '[data-row]', step);
  useShortcuts({ j: () => move(1), k: () => move(-1), n: () => void navigate('/desk') });

  const { found, asked, settled } = search;
  const customers = found.data?.pages.flatMap(({ items }) => items) ?? [];
  // A key pressed right after typing means what was typed, not what is still listed: it waits for the answer.
  const [wanted, setWanted] = useState<'first' | 'only' | null>(null);
  useEffect(() => {
    if (!wanted || !settled) return;
    setWanted(null);
    if (wanted === 'only' && customers.length === 1) void navigate(`/customers/${customers[0]!.id}`);
    else moveFocus(page.current, '[data-row]', 1);
  }, [wanted, settled, customers, navigate]);
  const count = { count: customers.length };
  return (
    <>
      <TopBar title={t('menu.customers')} />
      <main id="page" ref={page} className={styles.page}>
        <search className={styles.search}>
          <SearchField search={search} onWant={setWanted} />
          <p className="c d3" role="status">
            {settled &&
              customers.length > 0 &&
              (found.hasNextPage ? t('customers.atLeast', count) : t('customers.count', count))}
          </p>
        </search>
        {found.isPending && <SkeletonRows />}
        {found.isError && !found.data && (
          <Failed what="customers" error={found.error} retry={() => void found.refetch()} />
        )}
        {found.data && customers.length > 0 && (
          <CustomerTable customers={customers} found={found} searching={asked !== ''} />
        )}
        {found.data && customers.length === 0 && (
          <p className={styles.nothing} role="status">
            {asked ? t('customers.noMatch', { query: asked }) : t('customers.nothing')}
          </p>
        )}
      </main>
    </>
  );
}

function SkeletonRows() {
  const { t } = useTranslation();
  return (
    <div className={styles.skeletons} role="status" aria-busy aria-label={t('loading')}>
      {Array.from({ length: 12 }, (_, index) => (
        <div key={index} className="skeleton" style={{ width: `${38 + ((index * 17) % 40)}%` }} />
      ))}
    </div>
  );
}
