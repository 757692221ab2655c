import { Button } from '@mantine/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { IconArrowUp } from '@tabler/icons-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry, Words } from '../api/api.js';
import { Failed } from '../frame/failed.js';
import { moveFocus, useShortcuts } from '../frame/shortcuts.js';
import { ActiveFilters, DepartmentChips, FilterPopover } from './filters.js';
import { estimatedHeight, stretches } from './rows.js';
import { StretchView } from './stretch-view.js';
import { useAnnouncement } from './use-announcement.js';
import type { Filters } from './use-filters.js';
import type { Timeline } from './use-timeline.js';
import styles from './timeline.module.css';

interface TimelineViewProps {
  timeline: Timeline;
  filters: Filters;
  openContacts: string[];
  /** What scrolls where it is not the list itself: on phones the whole page does. */
  outerScroller: RefObject<HTMLElement | null> | null;
}

export function TimelineView({ timeline, filters, openContacts, outerScroller }: TimelineViewProps) {
  const { t } = useTranslation();
  const { entries, query } = timeline;
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const [filtering, setFiltering] = useState(false);
  const inner = useRef<HTMLDivElement>(null);
  const scroller = outerScroller ?? inner;
  const toggle = (id: string) =>
    setOpened((before) =>
      before.has(id) ? new Set([...before].filter((other) => other !== id)) : new Set([...before, id]),
    );

  const showWaiting = () => {
    timeline.showWaiting();
    scroller.current?.scrollTo({ top: 0 });
  };
  useShortcuts({
    j: () => moveFocus(inner.current, '[data-entry]', 1),
    k: () => moveFocus(inner.current, '[data-entry]', -1),
    f: () => setFiltering(true),
    '.': showWaiting,
  });
  useReading(timeline, scroller, inner);
  const said = useAnnouncement(timeline);

  return (
    <section className={styles.line} aria-label={t('timeline.label')}>
      <div className={styles.tools}>
        <DepartmentChips filters={filters} counts={timeline.counts} />
        {timeline.waiting > 0 && <WaitingPill count={timeline.waiting} onShow={showWaiting} />}
        <FilterPopover filters={filters} opened={filtering} onChange={setFiltering} />
      </div>
      <ActiveFilters filters={filters} />
      <div ref={inner} className={styles.scroll} data-inner={outerScroller ? undefined : true}>
        {query.isPending && <Skeleton />}
        {query.isError && !query.data && (
          <Failed what="timeline" error={query.error} retry={() => void query.refetch()} />
        )}
        {query.data && entries.length === 0 && (
          <div className={styles.empty} role="status">
            <p>{filters.filtered ? t('timeline.noMatch') : t('timeline.nothing')}</p>
            {filters.filtered && (
              <Button variant="default" onClick={filters.clear}>
                {t('filters.clear')}
              </Button>
            )}
          </div>
        )}
        {entries.length > 0 && (
          <Stretches
            {...{ timeline, opened, scroller, openContacts }}
            filtered={filters.filtered}
            onToggle={toggle}
            onShowWaiting={showWaiting}
          />
        )}
      </div>
      <p className="vh" role="status">
        {said}
      </p>
    </section>
  );
}

export function WaitingPill({ count, onShow }: { count: number; onShow: () => void }) {
  const { t } = useTranslation();
  return (
    <button type="button" className={styles.newer} onClick={onShow}>
      <IconArrowUp aria-hidden />
      {t('timeline.waiting', { count })}
    </button>
  );
}

/** Tells the timeline when it must not move: scrolled away from the top, or pointer, focus or selection inside the list. */
function useReading(
  timeline: Timeline,
  scroller: RefObject<HTMLElement | null>,
  list: RefObject<HTMLElement | null>,
) {
  const { isReading } = timeline;
  useEffect(() => {
    isReading.current = () => {
      const element = list.current;
      if (!element || !scroller.current) return false;
      const selection = window.getSelection();
      const selecting =
        selection !== null && !selection.isCollapsed && element.contains(selection.anchorNode);
      const pointing = window.matchMedia('(hover: hover)').matches && element.matches(':hover');
      return (
        scroller.current.scrollTop > 4 || pointing || selecting || element.contains(document.activeElement)
      );
    };
  }, [isReading, scroller, list]);
}

interface StretchesProps {
  timeline: Timeline;
  opened: ReadonlySet<string>;
  scroller: RefObject<HTMLElement | null>;
  openContacts: string[];
  filtered: boolean;
  onToggle: (id: string) => void;
  onShowWaiting: () => void;
}

/** The days near the view. Their rows keep their measured heights, so that going back up finds everything where it was. */
function Stretches({
  timeline,
  opened,
  scroller,
  openContacts,
  filtered,
  onToggle,
  onShowWaiting,
}: StretchesProps) {
  const { t } = useTranslation();
  const { entries, query } = timeline;
  const days = useMemo(() => stretches(entries, opened, filtered), [entries, opened, filtered]);
  const outcomeOf = useOutcomes(entries, openContacts);
  const list = useRef<HTMLDivElement>(null);
  const above = useHeightAbove(list, scroller);
  const virtual = useVirtualizer({
    count: days.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimatedHeight(days[index]!),
    getItemKey: (index) => days[index]!.id,
    scrollMargin: above,
    overscan: 3,
  });
  const items = virtual.getVirtualItems();
  const last = items.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = query;
  useEffect(() => {
    if (last >= days.length - 3 && hasNextPage && !isFetchingNextPage && !isFetchNextPageError)
      void fetchNextPage();
  }, [last, days.length, hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

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
      {hasNextPage ? (
        <div className={styles.more}>
          <Button
            variant="default"
            size="xs"
            loading={isFetchingNextPage}
            onClick={() => void fetchNextPage()}
          >
            {isFetchNextPageError ? t('failed.retry') : t('timeline.older')}
          </Button>
        </div>
      ) : (
        <p className={styles.beginning}>{filtered ? null : t('timeline.beginning')}</p>
      )}
    </>
  );
}

/**
 * How a contact ended, or that it has not: told by its closing entry and by the customer's open contacts. It stands
 * at the contact itself, and at the closing entry only where the contact is not on the page.
 */
function useOutcomes(entries: Entry[], openContacts: string[]): (entry: Entry) => 'open' | Words | undefined {
  return useMemo(() => {
    const ends = new Map<string, Words>();
    const present = new Set<string>();
    for (const { type, about, data } of entries) {
      if (!about.contact) continue;
      if (type === 'contact.opened') present.add(about.contact);
      if (type === 'contact.closed' && data.resolution) ends.set(about.contact, data.resolution as Words);
    }
    return ({ type, about: { contact } }) => {
      if (!contact || (type === 'contact.closed' && present.has(contact))) return undefined;
      return (
        ends.get(contact) ??
        (type === 'contact.opened' && openContacts.includes(contact) ? 'open' : undefined)
      );
    };
  }, [entries, openContacts]);
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

function Skeleton() {
  const { t } = useTranslation();
  return (
    <div className={styles.skeletons} aria-busy aria-label={t('loading')}>
      {Array.from({ length: 8 }, (_, index) => (
        <div key={index} className="skeleton" style={{ width: `${46 + ((index * 23) % 40)}%` }} />
      ))}
    </div>
  );
}
