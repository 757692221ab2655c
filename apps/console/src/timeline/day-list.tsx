import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { estimatedHeight, stretches } from './rows.js';
import { StretchView } from './stretch-view.js';
import { outcomes } from './outcomes.js';
import type { Timeline } from './use-timeline.js';
import styles from './timeline.module.css';

interface DayListProps {
  timeline: Timeline;
  opened: ReadonlySet<string>;
  scroller: RefObject<HTMLElement | null>;
  openContacts: string[];
  filtered: boolean;
  onToggle: (id: string) => void;
  onShowWaiting: () => void;
}

/** The days near the view. Their rows keep their measured heights, so that going back up finds everything where it was. */
export function DayList({
  timeline,
  opened,
  scroller,
  openContacts,
  filtered,
  onToggle,
  onShowWaiting,
}: DayListProps) {
  const { entries, query } = timeline;
  const days = useMemo(() => stretches(entries, opened, filtered), [entries, opened, filtered]);
  const outcomeOf = useMemo(() => outcomes(entries, openContacts), [entries, openContacts]);
  const list = useRef<HTMLDivElement>(null);
  const above = useHeightAbove(list, scroller);
  const virtual = useVirtualizer({
    count: days.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimatedHeight(days[index]!),
    getItemKey: (index) => days[index]!.id,
    scrollMargin: above,
    overscan: 2,
  });
  const items = virtual.getVirtualItems();
  useMore(query, (items.at(-1)?.index ?? 0) >= days.length - 3);

  return (
    <>
      <div
        ref={list}
        style={{ height: virtual.getTotalSize() }}
        data-loading={query.isPlaceholderData || undefined}
      >
        <div style={{ height: (items[0]?.start ?? above) - above }} />
        {items.map(({ key, index }) => (
          <div
            key={key}
            data-index={index}
            ref={virtual.measureElement}
            className={styles.stretch}
            data-top={index === 0 || undefined}
          >
            <StretchView
              stretch={days[index]!}
              {...{ timeline, opened, outcomeOf, onToggle, onShowWaiting }}
            />
          </div>
        ))}
      </div>
      <ListEnd query={query} filtered={filtered} />
    </>
  );
}

/** Earlier entries come by themselves as the end comes near; only after a failure somebody has to ask. */
function ListEnd({ query, filtered }: { query: Timeline['query']; filtered: boolean }) {
  const { t } = useTranslation();
  if (query.isFetchNextPageError) {
    return (
      <div className={styles.more} role="alert">
        <p className="s d2">{t('failed.timeline')}</p>
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('failed.retry')}
        </Button>
      </div>
    );
  }
  return query.hasNextPage || filtered ? null : <p className={styles.beginning}>{t('timeline.beginning')}</p>;
}

/** Fetches the next page when the end is near; after a failure only when asked. */
function useMore(query: Timeline['query'], near: boolean): void {
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  useEffect(() => {
    if (near && hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [near, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);
}

/** Height of what stands above the list inside its scroller: nothing, or on phones the header and the tools. */
function useHeightAbove(
  list: RefObject<HTMLElement | null>,
  scroller: RefObject<HTMLElement | null>,
): number {
  const [above, setAbove] = useState(0);
  useLayoutEffect(() => {
    if (!list.current || !scroller.current) return;
    const distance = list.current.getBoundingClientRect().top - scroller.current.getBoundingClientRect().top;
    const height = Math.round(distance + scroller.current.scrollTop);
    if (height !== above) setAbove(height);
  });
  return above;
}
