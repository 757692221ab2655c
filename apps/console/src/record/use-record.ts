import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Problem, recordContact, type CustomerDetail } from '../api/api.js';
import { recent, type Language } from '../format/format.js';
import { toast } from '../frame/toasts.js';
import { useLanguage } from '../i18n/i18n.js';
import { contactOf, fieldOf, toFix, type Draft, type DraftField } from './draft.js';
import { useDraft } from './use-draft.js';

/** Writes a contact down: its draft, what is missing, what the service refuses, and the two ways to save it. */
export function useRecord(
  customer: CustomerDetail | null,
  scope: string,
  onDone: () => void,
  onDraft?: (draft: Draft) => void,
) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const queryClient = useQueryClient();
  const { draft, change, finish, renew } = useDraft(scope);
  const [asked, setAsked] = useState<DraftField[]>([]);
  const tellDraft = useEffectEvent((current: Draft) => onDraft?.(current));
  useEffect(() => tellDraft(draft), [draft]);

  const save = useMutation({
    mutationFn: (closed: boolean) =>
      recordContact(contactOf(draft, customer?.origin ?? null, closed), draft.key),
    onSuccess: (_, closed) => {
      finish();
      toast(closed ? t('record.completed') : t('record.savedOpen'));
      if (customer) void queryClient.invalidateQueries({ queryKey: ['customer', customer.id] });
      onDone();
    },
    onError: (error) => {
      // The key already stands for an earlier wording that was recorded; what is written now is to be a record of its own.
      if (isReusedKey(error)) renew();
    },
  });

  const attempt = (closed: boolean) => {
    if (save.isPending) return;
    const fields = toFix(draft, closed, customer === null);
    setAsked(fields);
    if (fields.length === 0) save.mutate(closed);
    else save.reset();
  };
  return {
    draft,
    set: (changed: Partial<Draft>) => {
      change(changed);
      setAsked((before) => before.filter((field) => !(field in changed)));
    },
    errors: fieldErrors([...asked, ...refusedFields(save.error, draft)], t),
    problem: save.error ? wording(save.error, t, language) : null,
    busy: save.isPending,
    complete: () => attempt(true),
    saveOpen: () => attempt(false),
  };
}

function isReusedKey(error: unknown): boolean {
  return (
    error instanceof Problem &&
    (error.status === 409 || error.status === 422) &&
    error.type.includes('idempotency')
  );
}

/** The fields that a service refused. It says why in English alone, so the words at the fields are ours. */
export function refusedFields(error: unknown, draft: Draft): DraftField[] {
  if (!(error instanceof Problem)) return [];
  return error.errors.map(({ pointer }) => fieldOf(pointer, draft)).filter((field) => field !== null);
}

export function fieldErrors(fields: DraftField[], t: TFunction): Partial<Record<DraftField, string>> {
  return Object.fromEntries(fields.map((field) => [field, t(`record.fix.${field}`)]));
}

/** What happened, that the text is safe, and what to do. */
export function wording(error: Error, t: TFunction, language: Language): string {
  if (isReusedKey(error)) return t('record.alreadySaved');
  if (error instanceof Problem && error.closed) {
    const { by, at } = error.closed;
    const time = recent(at, language);
    return by ? t('record.closedBy', { name: by, time }) : t('record.closedBefore', { time });
  }
  if (!(error instanceof Problem) || error.status < 400 || error.status >= 500) return t('record.failed');
  return error.status === 403 ? t('failed.forbidden') : t('record.refused');
}
