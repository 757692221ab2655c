import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getConsentLedger, getConsents, recordConsents, type SaidConsents } from '../api/consents.js';
import { toast } from '../frame/toasts.js';

/** Below the customer, so that what they change elsewhere is read as soon as it stands on their line. */
const keyOf = (customer: string) => ['customer', customer, 'consents'];

export function useConsents(customer: string) {
  return useQuery({
    queryKey: keyOf(customer),
    queryFn: ({ signal }) => getConsents(customer, signal),
  });
}

export function useConsentLedger(customer: string) {
  return useInfiniteQuery({
    queryKey: [...keyOf(customer), 'ledger'],
    queryFn: ({ pageParam, signal }) => getConsentLedger(customer, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

/** Writes down what they said, says so, and reads what is known of it again. */
export function useRecordConsents(customer: string, onSaved: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ said, key }: { said: SaidConsents; key: string }) => recordConsents(customer, said, key),
    onSuccess: () => {
      toast(t('consents.saved'));
      onSaved();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: keyOf(customer) }),
  });
}
