import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import {
  dismissLetters,
  getDeadLetters,
  replayLetters,
  type DeadLetter,
  type LetterFilters,
  type LetterOutcome,
} from '../api/operations.js';

const LETTERS = 'dead-letters';

export function useLetters(filters: LetterFilters) {
  const found = useInfiniteQuery({
    queryKey: [LETTERS, filters],
    queryFn: ({ pageParam, signal }) => getDeadLetters(filters, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const letters = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const silent = [...new Set(found.data?.pages.flatMap((page) => page.silent))];
  return { found, letters, silent };
}

export interface Act {
  letters: DeadLetter[];
  /** Why they are dismissed; absent: they are replayed. */
  reason?: string;
}

/** Replays or dismisses; the list and the figures are read again after it, whatever came of it. */
export function useAct(onDone: (outcomes: LetterOutcome[]) => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ letters, reason }: Act) =>
      reason === undefined ? replayLetters(letters) : dismissLetters(letters, reason),
    onSuccess: ({ items }) => onDone(items),
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: [LETTERS] }),
        queryClient.invalidateQueries({ queryKey: ['operations'] }),
      ]),
  });
}
