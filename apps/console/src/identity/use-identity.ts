import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getAttributes } from '../api/attributes.js';
import { getIdentityRules, getProfileSources } from '../api/identity.js';
import { toast } from '../frame/toasts.js';

const IDENTITY = 'identity';

export const useIdentityRules = () => useQuery({ queryKey: [IDENTITY, 'rules'], queryFn: getIdentityRules });
export const useProfileSources = () =>
  useQuery({ queryKey: [IDENTITY, 'sources'], queryFn: getProfileSources });
export const useAttributeRows = () =>
  useQuery({ queryKey: [IDENTITY, 'attributes'], queryFn: getAttributes });

/** Saves a row, says so, and reads the lists again. */
export function useSaveIdentity<V>(save: (row: V) => Promise<unknown>, onSaved: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: save,
    onSuccess: () => {
      toast(t('identity.saved'));
      onSaved();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: [IDENTITY] }),
  });
}
