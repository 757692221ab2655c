import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { LetterFilters } from '../api/operations.js';

/** The filters of the list, kept in the address: they name no person, and a link shows what its sender saw. */
export function useLetterFilters() {
  const [params, setParams] = useSearchParams();
  const text = params.toString();
  const filters = useMemo((): LetterFilters => {
    const address = new URLSearchParams(text);
    const value = (name: string) => address.get(name) ?? '';
    return {
      service: value('service'),
      type: value('type'),
      reason: value('reason'),
      state: value('state') === 'closed' ? 'closed' : 'open',
    };
  }, [text]);
  const change = (changed: Partial<LetterFilters>) => {
    const address = new URLSearchParams(text);
    for (const [name, value] of Object.entries(changed)) {
      if (value && !(name === 'state' && value === 'open')) address.set(name, value);
      else address.delete(name);
    }
    setParams(address, { replace: true, preventScrollReset: true });
  };
  const filtered = Boolean(filters.service || filters.type || filters.reason);
  return { filters, filtered, change, clear: () => change({ service: '', type: '', reason: '' }) };
}
