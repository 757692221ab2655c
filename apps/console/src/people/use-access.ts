import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { getPartners, getPeople, getRoles } from '../api/access.js';
import { toast } from '../frame/toasts.js';
import { useTranslation } from 'react-i18next';

const ACCESS = 'access';

export function usePeople() {
  return useInfiniteQuery({
    queryKey: [ACCESS, 'people'],
    queryFn: ({ pageParam, signal }) => getPeople(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
}

export const useRoles = () => useQuery({ queryKey: [ACCESS, 'roles'], queryFn: getRoles });
export const usePartners = () => useQuery({ queryKey: [ACCESS, 'partners'], queryFn: getPartners });

/** Saves a person, role or partner, and reads all three again: each shows something of the others. */
export function useSave<V>(save: (row: V) => Promise<unknown>, onSaved: () => void) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: save,
    onSuccess: () => {
      toast(t('access.saved'));
      onSaved();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: [ACCESS] }),
  });
}
