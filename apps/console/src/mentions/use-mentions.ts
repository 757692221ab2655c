import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { getMentions } from '../api/timeline.js';

/** Notes for a department, asked for anew twice a minute while they are looked at. */
export function useMentions(department: string) {
  const found = useInfiniteQuery({
    queryKey: ['mentions', department],
    queryFn: ({ pageParam, signal }) => getMentions(department, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: 30_000,
  });
  return { found, mentions: found.data?.pages.flatMap(({ items }) => items) ?? [] };
}

const seenOf = (department: string) => `engawa.mentions.${department}`;

/** When the newest note was written that this browser had shown for the department before it was opened; undefined the first time. */
export function useSeenBefore(department: string, newest: string | undefined): string | undefined {
  const [before] = useState(() => localStorage.getItem(seenOf(department)) ?? undefined);
  useEffect(() => {
    if (newest) localStorage.setItem(seenOf(department), newest);
  }, [department, newest]);
  return before;
}
