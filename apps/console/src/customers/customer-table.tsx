import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useQueryClient, type InfiniteData, type UseInfiniteQueryResult } from '@tanstack/react-query';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { getCustomer, type Customer, type Page } from '../api/api.js';
import { useCustomerName } from '../customer/customer-name.js';
import { count, exact, languageOf, recent } from '../format/format.js';
import { useLanguage } from '../i18n/i18n.js';
import styles from './customers.module.css';

interface CustomerTableProps {
  customers: Customer[];
  found: UseInfiniteQueryResult<InfiniteData<Page<Customer>>>;
  searching: boolean;
}

export function CustomerTable({ customers, found, searching }: CustomerTableProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const twoLines = useMediaQuery('(max-width: 767px)', false, { getInitialValueInEffect: false });
  // Only what is near the view is in the page: the list of all customers has no end.
  const virtual = useVirtualizer({
    count: customers.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (twoLines ? 60 : 40),
    overscan: 12,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = found;
  useEffect(() => {
    const near = last >= customers.length - 10;
    if (near && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [last, customers.length, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  return (
    <div ref={scroller} className={styles.scroller}>
      <table
        className={styles.table}
        aria-label={searching ? t('customers.found') : t('customers.latest')}
        aria-rowcount={-1}
      >
        <thead>
          <tr>
            <th>{t('customers.name')}</th>
            <th>{t('customers.member')}</th>
            <th>{t('customers.prefecture')}</th>
            <th className="num">{t('customers.entries')}</th>
            <th className="num">{t('customers.lastEntry')}</th>
          </tr>
        </thead>
        <tbody>
          <Spacer height={rows[0]?.start ?? 0} />
          {rows.map(({ index }) => (
            <CustomerRow key={customers[index]!.id} customer={customers[index]!} />
          ))}
          <Spacer height={virtual.getTotalSize() - (rows.at(-1)?.end ?? 0)} />
        </tbody>
      </table>
      {isFetchNextPageError && (
        <div className={styles.more} role="alert">
          <p className="s d2">{t('failed.customers')}</p>
          <Button variant="default" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('failed.retry')}
          </Button>
        </div>
      )}
    </div>
  );
}

function Spacer({ height }: { height: number }) {
  return height > 0 ? (
    <tr aria-hidden style={{ height }}>
      <td colSpan={5} />
    </tr>
  ) : null;
}

function CustomerRow({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const name = useCustomerName()(customer);
  const queryClient = useQueryClient();
  const fetchAhead = () =>
    void queryClient.prefetchQuery({
      queryKey: ['customer', customer.id],
      queryFn: ({ signal }) => getCustomer(customer.id, signal),
      staleTime: 10_000,
    });
  const { lastEntryAt, prefecture } = customer;
  return (
    <tr onPointerEnter={fetchAhead} data-nameless={!customer.name || undefined}>
      <td>
        <Link to={`/customers/${customer.id}`} data-row onFocus={fetchAhead}>
          <b lang={name.lang}>{name.polite}</b>
          {customer.kana && <small lang="ja">{customer.kana}</small>}
          {customer.stopped && <span className="tag">{t(`stopReason.${customer.stopped.reason}`)}</span>}
          {!customer.name && (
            <small>{customer.known ? t('customers.nameless') : t('customers.anonymous')}</small>
          )}
        </Link>
      </td>
      <td>{customer.memberIds.join(', ')}</td>
      <td lang={prefecture ? languageOf(prefecture) : undefined}>{prefecture}</td>
      <td className="num">
        {t('customers.entryCount', { count: customer.entryCount, number: count(customer.entryCount) })}
      </td>
      <td className="num">
        {lastEntryAt && (
          <time dateTime={lastEntryAt} title={exact(lastEntryAt, language)}>
            {recent(lastEntryAt, language)}
          </time>
        )}
      </td>
    </tr>
  );
}
