import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useOutletContext } from 'react-router';
import { findCustomers } from '../api/api.js';
import type { SearchMemory } from '../frame/frame.js';

const PAUSE = 120;

/**
 * The search field's text and the customers for it. Nothing is asked while a Japanese input method is converting;
 * an answer to older words is dropped, because each wording is a query of its own.
 */
export function useCustomerSearch() {
  const { searched, setSearched } = useOutletContext<SearchMemory>();
  const [asked, setAsked] = useState(searched.trim());
  const composing = useRef(false);
  const timer = useRef<number>(undefined);
  useEffect(() => () => window.clearTimeout(timer.current), []);

  const askSoon = (text: string) => {
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => setAsked(text.trim()), PAUSE);
  };
  const field = {
    value: searched,
    onChange: (event: { currentTarget: { value: string } }) => {
      setSearched(event.currentTarget.value);
      if (!composing.current) askSoon(event.currentTarget.value);
    },
    onCompositionStart: () => {
      composing.current = true;
      window.clearTimeout(timer.current);
    },
    onCompositionEnd: (event: { currentTarget: { value: string } }) => {
      composing.current = false;
      askSoon(event.currentTarget.value);
    },
  };
  const clear = () => {
    setSearched('');
    window.clearTimeout(timer.current);
    setAsked('');
  };

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
