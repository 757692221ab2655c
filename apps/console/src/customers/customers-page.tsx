import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { Failed } from '../frame/failed.js';
import { SEARCH_FIELD } from '../frame/frame.js';
import { isComposing, moveFocus, useShortcuts } from '../frame/shortcuts.js';
import { TopBar } from '../frame/top-bar.js';
import { CustomerTable } from './customer-table.js';
import { useCustomerSearch } from './use-customer-search.js';
import styles from './customers.module.css';

export function Component() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { field, clear, asked, found } = useCustomerSearch();
  const input = useRef<HTMLInputElement>(null);
  const page = useRef<HTMLElement>(null);
  const focusSearch = (useLocation().state as { focusSearch?: boolean } | null)?.focusSearch;
  useEffect(() => {
    if (focusSearch) input.current?.focus();
  }, [focusSearch]);

  const rows = '[data-row]';
  useShortcuts({
    j: () => moveFocus(page.current, rows, 1),
    k: () => moveFocus(page.current, rows, -1),
    n: () => void navigate('/desk'),
  });
  const customers = found.data?.pages.flatMap(({ items }) => items) ?? [];

  return (
    <>
      <TopBar title={t('menu.customers')} />
      <main id="page" ref={page} className={styles.page}>
        <search className={styles.search}>
          <TextInput
            ref={input}
            id={SEARCH_FIELD}
            {...field}
            type="text"
            inputMode="search"
            enterKeyHint="search"
            autoComplete="off"
            spellCheck={false}
            aria-label={t('customers.search')}
            placeholder={t('customers.searchHint')}
            leftSection={<IconSearch aria-hidden />}
            rightSection={
              field.value ? <CloseButton size="sm" aria-label={t('customers.clear')} onClick={clear} /> : null
            }
            onKeyDown={(event) => {
              if (isComposing(event.nativeEvent)) return;
              if (event.key === 'Escape') clear();
              if (event.key === 'ArrowDown' || event.key === 'Enter') {
                event.preventDefault();
                moveFocus(page.current, rows, 1);
              }
            }}
          />
          <p className="c d3" role="status">
            {found.data && !found.isPlaceholderData && customers.length > 0 && (
              <>
                {found.hasNextPage
                  ? t('customers.atLeast', { count: customers.length })
                  : t('customers.count', { count: customers.length })}
              </>
            )}
          </p>
        </search>
        {found.isError && !found.data && (
          <Failed what="customers" error={found.error} retry={() => void found.refetch()} />
        )}
        {!found.isError && found.isPending && <SkeletonRows />}
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
    <div className={styles.skeletons} aria-busy aria-label={t('loading')}>
      {Array.from({ length: 12 }, (_, index) => (
        <div key={index} className="skeleton" style={{ width: `${38 + ((index * 17) % 40)}%` }} />
      ))}
    </div>
  );
}
