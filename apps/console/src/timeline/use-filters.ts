import { useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { TimelineFilters } from '../api/api.js';

const names = { department: 'dept', channel: 'channel', type: 'type' } as const;
const aDay = /^\d{4}-\d{2}-\d{2}$/;

/**
 * The line's filters, kept in the address: they name no person, and a link shows what its sender saw. Words that are
 * looked for may name one, so they are not.
 */
export function useFilters() {
  const [params, setParams] = useSearchParams();
  const text = params.toString();
  const [q, setQ] = useState('');
  const filters = useMemo((): TimelineFilters => {
    const address = new URLSearchParams(text);
    const list = (name: string) => address.get(name)?.split(',').filter(Boolean) ?? [];
    const day = (name: string) => (aDay.test(address.get(name) ?? '') ? address.get(name)! : '');
    return {
      department: list(names.department),
      channel: list(names.channel),
      type: list(names.type),
      from: day('from'),
      to: day('to'),
      q,
    };
  }, [text, q]);

  const change = (changed: Partial<TimelineFilters>) => {
    const next = { ...filters, ...changed };
    const address = new URLSearchParams(text);
    const values = {
      dept: next.department,
      channel: next.channel,
      type: next.type,
      from: next.from,
      to: next.to,
    };
    for (const [name, value] of Object.entries(values)) {
      if (value.length > 0) address.set(name, String(value));
      else address.delete(name);
    }
    setQ(next.q);
    setParams(address, { replace: true, preventScrollReset: true });
  };
  const clear = () => change({ department: [], channel: [], type: [], from: '', to: '', q: '' });
  const filtered = [
    ...filters.department,
    ...filters.channel,
    ...filters.type,
    filters.from,
    filters.to,
    filters.q,
  ].some(Boolean);
  return { filters, filtered, change, clear };
}
export type Filters = ReturnType<typeof useFilters>;
