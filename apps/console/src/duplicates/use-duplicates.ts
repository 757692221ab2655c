import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  decideDuplicates,
  getDuplicates,
  type Decision,
  type DuplicateFilter,
  type DuplicateOutcome,
} from '../api/duplicates.js';
import { useWord } from '../i18n/i18n.js';

const DUPLICATES = 'duplicates';

export function useDuplicates(filter: DuplicateFilter) {
  const found = useInfiniteQuery({
    queryKey: [DUPLICATES, filter],
    queryFn: ({ pageParam, signal }) => getDuplicates(filter, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  return { found, duplicates: found.data?.pages.flatMap(({ items }) => items) ?? [] };
}

/** The first of those that one customer is of, below whom they are kept. */
export function useDuplicatesOf(customer: string) {
  return useQuery({
    queryKey: ['customer', customer, DUPLICATES],
    queryFn: ({ signal }) => getDuplicates({ state: 'open', customer }, undefined, signal),
  });
}

/** Decides, and reads the list again after it, whatever came of it. */
export function useDecide(onDone: (outcomes: DuplicateOutcome[], decision: Decision) => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (decision: Decision) => decideDuplicates(decision),
    onSuccess: ({ items }, decision) => onDone(items, decision),
    onSettled: () => queryClient.invalidateQueries({ queryKey: [DUPLICATES] }),
  });
}

/** Why pairs were refused, each reason once. */
export function useProblemWords(): (refused: DuplicateOutcome[]) => string {
  const word = useWord();
  return (refused) => {
    const codes = refused.flatMap(({ problem }) => problem?.split(':').at(-1) ?? []);
    return [...new Set(codes)].map((code) => word('duplicateProblem', code)).join(', ');
  };
}
