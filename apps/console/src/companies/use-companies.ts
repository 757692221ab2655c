import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { findCompanies, getCompany } from '../api/companies.js';

const COMPANIES = 'companies';

export function useCompanies(asked: string) {
  const found = useInfiniteQuery({
    queryKey: [COMPANIES, 'list', asked],
    queryFn: ({ pageParam, signal }) => findCompanies(asked, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
  return { found, companies: found.data?.pages.flatMap(({ items }) => items) ?? [] };
}

export function useCompany(id: string) {
  return useQuery({ queryKey: [COMPANIES, 'one', id], queryFn: ({ signal }) => getCompany(id, signal) });
}
