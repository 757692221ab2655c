import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { AuditFilters } from '../api/access.js';

const names = ['person', 'partner', 'customer', 'action', 'outcome', 'from', 'to'] as const;
const nothing: AuditFilters = {
  person: '',
  partner: '',
  customer: '',
  action: '',
  outcome: '',
  from: '',
  to: '',
};

/** What is searched for, kept in the address: ids and days, no names. */
export function useAuditFilters() {
  const [params, setParams] = useSearchParams();
  const text = params.toString();
  const filters = useMemo((): AuditFilters => {
    const address = new URLSearchParams(text);
    return Object.fromEntries(
      names.map((name) => [name, address.get(name) ?? '']),
    ) as unknown as AuditFilters;
  }, [text]);
  const change = (changed: Partial<AuditFilters>) => {
    const next = { ...filters, ...changed };
    const said = names.filter((name) => next[name]).map((name) => [name, next[name]]);
    setParams(new URLSearchParams(said), { replace: true, preventScrollReset: true });
  };
  return { filters, filtered: names.some((name) => filters[name]), change, clear: () => change(nothing) };
}
