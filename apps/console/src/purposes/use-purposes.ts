import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getUsePurposes, saveUsePurpose } from '../api/use-purposes.js';
import { toast } from '../frame/toasts.js';

const PURPOSES = 'use-purposes';

/** The register seldom changes while somebody works. */
export const useUsePurposes = () =>
  useQuery({ queryKey: [PURPOSES], queryFn: getUsePurposes, staleTime: 5 * 60_000 });

export function useSaveUsePurpose(onSaved: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: saveUsePurpose,
    onSuccess: () => {
      toast(t('purposes.saved'));
      onSaved();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: [PURPOSES] }),
  });
}
