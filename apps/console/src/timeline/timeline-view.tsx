import { Button } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { dayKey } from '../format/format.js';
import { Failed } from '../frame/failed.js';
import { moveFocus, useShortcuts } from '../frame/shortcuts.js';
import { DayList } from './day-list.js';
import { FilterPopover } from './filter-popover.js';
import { ActiveFilters, DepartmentChips } from './filters.js';
import { ExportMenu, NoteButton } from './line-tools.js';
import { PinStrip } from './pin-strip.js';
import { Scrubber } from './scrubber.js';
import { useAnnouncement } from './use-announcement.js';
import type { Filters } from './use-filters.js';
import type { Timeline } from './use-timeline.js';
import styles from './timeline.module.css';

interface TimelineViewProps {
  customer: string;
  timeline: Timeline;
  filters: Filters;
  openContacts: string[];
  /** What scrolls where it is not the list itself: on phones the whole page does. */
  outerScroller: RefObject<HTMLElement | null> | null;
}

export function TimelineView({
  customer,
  timeline,
  filters,
  openContacts,
  outerScroller,
}: TimelineViewProps) {
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
        <NoteButton customer={customer} />
        <ExportMenu {...{ customer, filters }} />
        <FilterPopover filters={filters} opened={filtering} onChange={setFiltering} />
      </div>
      <div className={styles.above}>
        <PinStrip
          customer={customer}
          onDay={({ occurredAt }) => filters.change({ from: '', to: dayKey(occurredAt) })}
        />
        <Scrubber {...{ customer, filters }} />
        <ActiveFilters filters={filters} />
      </div>
      <div ref={inner} className={styles.scroll} data-inner={outerScroller ? undefined : true}>
        {query.isPending && <Skeleton />}
        {query.isError && !query.data && (
          <Failed what="timeline" error={query.error} retry={() => void query.refetch()} />
        )}
        {query.data && entries.length === 0 && <Nothing filters={filters} />}
        {entries.length > 0 && (
          <DayList
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

function Nothing({ filters }: { filters: Filters }) {
  const { t } = useTranslation();
  return (
    <div className={styles.empty} role="status">
      <p>{filters.filtered ? t('timeline.noMatch') : t('timeline.nothing')}</p>
      {filters.filtered && (
        <Button variant="default" onClick={filters.clear}>
          {t('filters.clear')}
        </Button>
      )}
    </div>
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

function Skeleton() {
  const { t } = useTranslation();
  return (
    <div className={styles.skeletons} role="status" aria-busy aria-label={t('loading')}>
      {Array.from({ length: 8 }, (_, index) => (
        <div key={index} className="skeleton" style={{ width: `${46 + ((index * 23) % 40)}%` }} />
      ))}
    </div>
  );
}
