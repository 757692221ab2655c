import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getCustomer, Problem } from '../api/api.js';
import { endHold, getCase, getCases, getHolds, type CaseView, type RightsCase } from '../api/rights.js';
import { useCustomerName } from '../customer/customer-name.js';
import { toast } from '../frame/toasts.js';
import { isConfirmed } from './progress.js';

const CASES = 'rights-cases';
/** While services are at work, and while nothing is left to wait for but the end of what Kafka and the backups keep. */
const [WORKING, WAITING] = [2000, 60_000];
/** A name seldom changes while one goes through a list. */
const NAMES_KEPT = 5 * 60_000;

export function useCases(state: CaseView) {
  const found = useInfiniteQuery({
    queryKey: [CASES, state],
    queryFn: ({ pageParam, signal }) => getCases({ state }, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  return { found, cases: found.data?.pages.flatMap(({ items }) => items) ?? [] };
}

/** The open ones of one customer, below whom they are kept. */
export function useOpenCases(customer: string) {
  return useQuery({
    queryKey: ['customer', customer, CASES],
    queryFn: ({ signal }) => getCases({ state: 'open', customer }, undefined, signal),
  });
}

export function useCase(id: string) {
  return useQuery({
    queryKey: [CASES, 'one', id],
    queryFn: ({ signal }) => getCase(id, signal),
    refetchInterval: ({ state: { data } }) => (data ? intervalOf(data) : false),
  });
}

function intervalOf({ state, erasure }: RightsCase): number | false {
  if (state !== 'erasing') return false;
  return erasure && isConfirmed(erasure) ? WAITING : WORKING;
}

export function useHolds(customer: string) {
  return useQuery({
    queryKey: ['customer', customer, 'holds'],
    queryFn: ({ signal }) => getHolds(customer, signal),
  });
}

/** Whom a case is about, read after the version by which they are erased: what one sees is never older than that. */
export function useSubject({ subject: { customer, version } }: RightsCase) {
  return useQuery({
    queryKey: ['customer', customer, 'as', version],
    queryFn: ({ signal }) => getCustomer(customer, signal),
  });
}

/** Whom a case is about now, should they have been merged since; each is read once, for as many cases as they have. */
export function useCaseCustomer(customer: string) {
  const { t } = useTranslation();
  const nameOf = useCustomerName();
  const { data, error, isPending } = useQuery({
    queryKey: ['customer', customer],
    queryFn: ({ signal }) => getCustomer(customer, signal),
    staleTime: NAMES_KEPT,
  });
  const erased = error instanceof Problem && error.status === 410;
  const known = erased ? undefined : data;
  const name = known && nameOf(known);
  return {
    isPending,
    erased,
    id: known?.id ?? customer,
    name: name?.plain ?? t(erased ? 'rights.erasedCustomer' : 'rights.someone'),
    /** As one speaks of them; null where their name is not known here. */
    polite: name?.polite ?? null,
    lang: name?.lang,
  };
}

type Done =
  | 'rights.taken'
  | 'rights.saved'
  | 'rights.answerSaved'
  | 'rights.eraseBegun'
  | 'rights.holdSaved'
  | 'rights.holdEnded';

/**
 * Does something about a customer's cases or holds, says so, and reads all of them again, whatever came of it. What was asked
 * is closed first: a case that has ended takes its questions off the page.
 */
export function useRightsAct<V>(
  customer: string,
  act: (what: V) => Promise<unknown>,
  done: Done,
  onDone?: () => void,
) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => {
      toast(t(done));
      onDone?.();
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({ queryKey: [CASES] }),
        queryClient.invalidateQueries({ queryKey: ['customer', customer] }),
      ]),
  });
}

export const useEndHold = (customer: string) =>
  useRightsAct(customer, (hold: string) => endHold(customer, hold), 'rights.holdEnded');
