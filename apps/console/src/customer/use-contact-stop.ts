import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { toast } from '../frame/toasts.js';

/** Stops or resumes contact, says so, and reads the customer again. */
export function useContactStop<V>(
  customer: string,
  act: (told: V) => Promise<void>,
  done: 'stop.saved' | 'stop.resumed',
) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: () => toast(t(done)),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['customer', customer] }),
  });
}
