import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getDeletions, getLifetimes, saveLifetime, type Deletion } from '../api/lifetimes.js';
import { toast } from '../frame/toasts.js';

const LIFETIMES = 'lifetimes';
/** What is deleted is counted while one looks. */
const OFTEN = 10_000;

export const useLifetimes = () => useQuery({ queryKey: [LIFETIMES], queryFn: getLifetimes });

export function useDeletions() {
  const found = useInfiniteQuery({
    queryKey: [LIFETIMES, 'deletions'],
    queryFn: ({ pageParam }) => getDeletions(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    refetchInterval: OFTEN,
  });
  return { found, deletions: found.data?.pages.flatMap(({ items }) => items) ?? [] };
}

/** Puts a lifetime into force, says so, and reads all of them again. */
export function useSaveLifetime(onSaved: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: saveLifetime,
    onSuccess: () => {
      toast(t('lifetimes.saved'));
      onSaved();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: [LIFETIMES] }),
  });
}

/** How many rows went, in all services. */
export const rowsOf = ({ rows }: Deletion): number =>
  rows.reduce(
    (sum, { rows: counted }) => sum + Object.values(counted).reduce((own, number) => own + number, 0),
    0,
  );
