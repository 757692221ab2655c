import { useQuery } from '@tanstack/react-query';
import { useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { getMonths } from '../api/timeline.js';
import { count, monthOf } from '../format/format.js';
import { useLanguage } from '../i18n/i18n.js';
import type { Filters } from './use-filters.js';
import styles from './timeline.module.css';

/** How much there is in each month; a press lets the line begin there. One stop for Tab, arrows go from month to month. */
export function Scrubber({ customer, filters }: { customer: string; filters: Filters }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const whole = { ...filters.filters, from: '', to: '' };
  const months = useQuery({
    queryKey: ['months', customer, whole],
    queryFn: ({ signal }) => getMonths(customer, whole, signal),
    placeholderData: (before) => before,
  });
  const list = useRef<HTMLDivElement>(null);
  const items = months.data?.items ?? [];
  const [focused, setFocused] = useState<string>();
  if (items.length < 2) return null;
  const most = Math.max(...items.map(({ entries }) => entries));
  const begins = filters.filters.to.slice(0, 7);
  const stop = items.find(({ month }) => month === (focused ?? begins)) ?? items.at(-1)!;
  const onKeyDown = (event: KeyboardEvent) => {
    const at = items.indexOf(stop);
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: items.length - 1 }[event.key];
    if (to === undefined || !items[to]) return;
    event.preventDefault();
    setFocused(items[to].month);
    list.current?.querySelectorAll('button')[to]?.focus();
  };
  return (
    <div
      ref={list}
      role="group"
      aria-label={t('scrubber.label')}
      className={styles.scrubber}
      onKeyDown={onKeyDown}
    >
      {items.map(({ month, entries }) => {
        const label = t('scrubber.month', {
          month: monthOf(month, language),
          count: entries,
          entries: count(entries),
        });
        return (
          <button
            key={month}
            type="button"
            title={label}
            aria-label={label}
            aria-pressed={month === begins}
            tabIndex={month === stop.month ? 0 : -1}
            onFocus={() => setFocused(month)}
            onClick={() => filters.change({ from: '', to: month === begins ? '' : lastDayOf(month) })}
          >
            <span style={{ height: `${Math.max(12, Math.round((entries / most) * 100))}%` }} />
          </button>
        );
      })}
    </div>
  );
}

/** `2026-02` → `2026-02-28`. */
function lastDayOf(month: string): string {
  const [year, number] = month.split('-').map(Number);
  return new Date(Date.UTC(year!, number!, 0)).toISOString().slice(0, 10);
}
