import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { IconArrowLeft } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { getTransaction, type Transaction } from '../api/timeline.js';
import { Failed } from '../frame/failed.js';
import { NoteButton } from './line-tools.js';
import { lateEntries, outcomes } from './outcomes.js';
import { stretches } from './rows.js';
import { StretchView } from './stretch-view.js';
import styles from './timeline.module.css';

/** Everything of one order, subscription or contact, of all departments and of whatever customers. */
export function TransactionView({ customer, transaction }: { customer: string; transaction: Transaction }) {
  const { t } = useTranslation();
  const { kind, id } = transaction;
  const query = useInfiniteQuery({
    queryKey: ['transaction', kind, id],
    queryFn: ({ pageParam, signal }) => getTransaction(transaction, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const entries = useMemo(() => query.data?.pages.flatMap(({ items }) => items) ?? [], [query.data]);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const toggle = (entry: string) =>
    setOpened((before) =>
      before.has(entry)
        ? new Set([...before].filter((other) => other !== entry))
        : new Set([...before, entry]),
    );
  const line = { isFresh: () => false, late: lateEntries(entries), gaps: new Map<string, number>() };
  const title = t(`transaction.title.${kind}`, { id: kind === 'order' ? id.replace(/^[^:]*:/, '') : id });
  return (
    <section className={styles.line} aria-label={title}>
      <div className={styles.tools}>
        <Link to="?" className="link" aria-label={t('transaction.back')}>
          <IconArrowLeft aria-hidden />
          {t('transaction.backShort')}
        </Link>
        <h2 className={styles.transaction}>{title}</h2>
        <NoteButton customer={customer} about={transaction} />
      </div>
      <div className={styles.scroll} data-inner>
        {query.isPending && <div className="skeleton" role="status" aria-label={t('loading')} />}
        {query.isError && !query.data && (
          <Failed what="timeline" error={query.error} retry={() => void query.refetch()} />
        )}
        {query.data && entries.length === 0 && (
          <p className={styles.empty} role="status">
            {t('transaction.nothing')}
          </p>
        )}
        {stretches(entries, opened, true).map((stretch) => (
          <StretchView
            key={stretch.id}
            stretch={stretch}
            timeline={line}
            opened={opened}
            outcomeOf={outcomes(entries, [])}
            onToggle={toggle}
            onShowWaiting={() => undefined}
          />
        ))}
        {query.hasNextPage && (
          <div className={styles.more}>
            <Button
              variant="default"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t('more')}
            </Button>
          </div>
        )}
      </div>
    </section>
  );
}
