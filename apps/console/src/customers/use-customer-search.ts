import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useOutletContext } from 'react-router';
import { findCustomers } from '../api/api.js';
import type { SearchMemory } from '../frame/frame.js';
import { useTyped } from '../frame/use-typed.js';

/**
 * The search field's text and the customers for it. An answer to older words is dropped, because each wording is a query of
 * its own.
 */
export function useCustomerSearch() {
  const { searched, setSearched } = useOutletContext<SearchMemory>();
  const { field, clear, asked } = useTyped(searched, setSearched);
  const found = useInfiniteQuery({
    queryKey: ['customers', asked],
    queryFn: ({ pageParam, signal }) => findCustomers(asked, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  /** Whether what is listed answers what stands in the field. */
  const settled = found.data !== undefined && !found.isPlaceholderData && asked === searched.trim();
  return { field, clear, asked, found, settled };
}
