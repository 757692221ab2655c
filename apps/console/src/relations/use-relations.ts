import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/api.js';
import { getRelations } from '../api/relations.js';
import { toast } from '../frame/toasts.js';

/** Below the customer, so that they are read again with them. */
export function useRelations(customer: string) {
  return useQuery({
    queryKey: ['customer', customer, 'relations'],
    queryFn: ({ signal }) => getRelations(customer, signal),
    // Whoever they were merged into has theirs; until those are read nothing goes away under the eye.
    placeholderData: keepPreviousData,
  });
}

type Done =
  | 'relations.memberSaved'
  | 'relations.roleSaved'
  | 'relations.memberLeft'
  | 'relations.representativeSaved'
  | 'relations.representativeEnded'
  | 'relations.contactPersonSaved'
  | 'relations.contactPersonEnded'
  | 'companies.saved';

/** Changes relations, says so, and reads again those of everybody, since each stands on two pages. */
export function useRelationsAct<V, R>(
  act: (what: V) => Promise<R>,
  done: Done,
  onDone?: (answer: R) => void,
) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: act,
    onSuccess: (answer) => {
      toast(t(done));
      onDone?.(answer);
    },
    onSettled: () =>
      Promise.all([
        queryClient.invalidateQueries({
          predicate: ({ queryKey }) => queryKey[0] === 'customer' && queryKey[2] === 'relations',
        }),
        queryClient.invalidateQueries({ queryKey: ['companies'] }),
      ]),
  });
}

/** What somebody writes, with a key of its own for each wording: the same is sent once, however often it is asked for. */
export function useDraft<D>(begin: () => D) {
  const [draft, setDraft] = useState(begin);
  const [key, setKey] = useState<string>(() => crypto.randomUUID());
  const change = (changed: Partial<D>) => {
    setDraft({ ...draft, ...changed });
    setKey(crypto.randomUUID());
  };
  return { draft, key, change };
}

const SAID = [
  'same-customer',
  'same-household',
  'another-household',
  'two-households',
  'too-many-members',
  'has-head',
  'already-representative',
  'too-many-representatives',
  'too-many-represented',
  'already-contact-person',
  'too-many-contact-persons',
  'too-many-companies',
  'merged',
  'erased',
  'number-taken',
] as const;

/** Why something was refused, where there is a word for it. */
export function refusalOf(error: Error | null): (typeof SAID)[number] | null {
  if (!(error instanceof Problem)) return null;
  return SAID.find((code) => error.type.endsWith(`:${code}`)) ?? null;
}
