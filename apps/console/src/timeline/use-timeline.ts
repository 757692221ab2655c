import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { startTransition, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { Entry, TimelineFilters } from '../api/api.js';
import { getTimeline } from '../api/timeline.js';
import { meQuery } from '../frame/session.js';
import { arrive, countsWith, gaps, matches, merge, nothingLive, showWaiting } from './live.js';
import { lateEntries } from './outcomes.js';
import { useStream } from './use-stream.js';

/** A shown entry stays tinted this long after it arrived. */
const FRESH_FOR = 4000;

/** A customer's line: the fetched pages and, merged into them, what arrives. */
export function useTimeline(id: string, filters: TimelineFilters) {
  const query = usePages(id, filters);
  const fetched = useMemo(() => unique(query.data?.pages.flatMap(({ items }) => items) ?? []), [query.data]);
  const { live, show, stream, isReading, isFresh } = useLive(id, query, fetched, filters.q !== '');
  const shown = useMemo(() => live.shown.filter((entry) => matches(entry, filters)), [live.shown, filters]);
  const waiting = useMemo(
    () => live.waiting.filter((entry) => matches(entry, filters)),
    [live.waiting, filters],
  );
  const entries = useMemo(
    () => merge(fetched, shown, query.hasNextPage),
    [fetched, shown, query.hasNextPage],
  );
  const counts = query.data?.pages[0]?.counts ?? {};
  return {
    query,
    entries,
    waiting: waiting.length,
    /** How many arrived since the page was opened. */
    arrived: live.shown.length + live.waiting.length,
    late: useMemo(() => lateEntries(entries), [entries]),
    gaps: useMemo(() => gaps(entries, waiting), [entries, waiting]),
    counts: countsWith(counts, fetched, [...live.shown, ...live.waiting], filters),
    stream,
    isReading,
    isFresh,
    showWaiting: show,
  };
}
export type Timeline = ReturnType<typeof useTimeline>;

/** Pages are not kept after they left the screen: only what the stream has followed since is known to be whole. */
function usePages(id: string, filters: TimelineFilters) {
  return useInfiniteQuery({
    queryKey: ['timeline', id, filters],
    queryFn: ({ pageParam, signal }) => getTimeline(id, filters, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: Infinity,
    gcTime: 0,
    placeholderData: (before, beforeQuery) => (beforeQuery?.queryKey[1] === id ? before : undefined),
  });
}

/** What arrives: shown at once, or kept waiting while somebody reads. */
function useLive(id: string, query: ReturnType<typeof usePages>, fetched: Entry[], searching: boolean) {
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const { search } = useLocation();
  const [live, setLive] = useState(nothingLive);
  const [start, setStart] = useState<string>();
  const arrivedAt = useRef(new Map<string, number>());
  /** Set by the list: whether somebody is reading it, so that nothing may move. */
  const isReading = useRef<() => boolean>(() => false);
  const refresh = useRefresh(id);
  const reread = () => void queryClient.invalidateQueries({ queryKey: ['timeline', id] });
  const [followed, setFollowed] = useState(id);
  if (followed !== id) {
    setFollowed(id);
    setLive(nothingLive);
    setStart(undefined);
  }
  const mark = (entries: Entry[]) => entries.forEach((entry) => arrivedAt.current.set(entry.id, Date.now()));

  // The stream follows from the first answer on; answers to later filters are no reason to open another.
  const first = query.isPlaceholderData ? undefined : query.data?.pages[0];
  useEffect(() => {
    if (first) setStart((before) => before ?? `${first.epoch}.${first.revision}`);
  }, [first]);

  const stream = useStream(id, start, {
    onEntries: (entries) => {
      const onPage = new Set(fetched.map((entry) => entry.id));
      const now = !isReading.current();
      mark(entries.filter((entry) => !onPage.has(entry.id)));
      // Many a second must not hold up a key: React puts typing first.
      startTransition(() => setLive((before) => arrive(before, entries, onPage, now)));
      refresh();
      // A correction stands at another entry, and only the server knows what says a word.
      if (searching || entries.some(({ type }) => type === 'customer.entry-corrected')) reread();
    },
    onRegrouped: (survivor) => {
      setLive(nothingLive);
      setStart(undefined);
      void queryClient.invalidateQueries({ queryKey: ['customer', id] });
      if (survivor === id) void queryClient.resetQueries({ queryKey: ['timeline', id] });
      else {
        const to = { pathname: `/customers/${survivor}`, search };
        void navigate(to, { replace: true, state: { mergedFrom: id } });
      }
    },
    onRefused: () => void queryClient.invalidateQueries({ queryKey: meQuery.queryKey }),
  });

  const show = () => {
    mark(live.waiting);
    setLive(showWaiting);
  };
  const isFresh = (entry: Entry) => Date.now() - (arrivedAt.current.get(entry.id) ?? 0) < FRESH_FOR;
  return { live, show, stream, isReading, isFresh };
}

function unique(entries: Entry[]): Entry[] {
  return [...new Map(entries.map((entry) => [entry.id, entry])).values()];
}

/** Figures, open contacts and deals follow what happened; many entries at once ask once. */
function useRefresh(id: string): () => void {
  const queryClient = useQueryClient();
  const timer = useRef(0);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  return () => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      void queryClient.invalidateQueries({ queryKey: ['customer', id] });
      void queryClient.invalidateQueries({ queryKey: ['orders', id] });
      void queryClient.invalidateQueries({ queryKey: ['months', id] });
      void queryClient.invalidateQueries({ queryKey: ['transaction'] });
    }, 400);
  };
}
