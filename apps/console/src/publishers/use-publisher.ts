import { useMutation, useQueryClient } from '@tanstack/react-query';

export const PUBLISHERS = ['publishers'];

/** Changes a publisher or its keys, and reads all of them again, whatever came of it. */
export function useChange<V, R>(change: (value: V) => Promise<R>, onDone: (result: R) => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: onDone,
    onSettled: () => queryClient.invalidateQueries({ queryKey: PUBLISHERS }),
  });
}
