import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { closeContact, getContact, type Contact } from '../api/api.js';
import { Failed } from '../frame/failed.js';
import { toast } from '../frame/toasts.js';
import { languageOf } from '../format/format.js';
import { emptyDraft, type DraftField } from './draft.js';
import { FormFrame } from './form-frame.js';
import { ReasonPicker } from './reason-picker.js';
import { ResolutionField } from './resolution-field.js';
import { fieldErrors, refusedFields, wording } from './use-record.js';
import styles from './record.module.css';

interface CloseFormProps {
  contactId: string;
  customerId: string;
  onDone: () => void;
  onCancel: () => void;
}

/** Completes a contact that was left open: what is known of it, the reasons still missing, and how it ended. */
export function CloseForm({ contactId, ...rest }: CloseFormProps) {
  const contact = useQuery({ queryKey: ['contact', contactId], queryFn: () => getContact(contactId) });
  if (contact.isError)
    return <Failed what="contacts" error={contact.error} retry={() => void contact.refetch()} />;
  return contact.data ? (
    <LoadedCloseForm contact={contact.data} {...rest} />
  ) : (
    <div className={styles.form} aria-busy />
  );
}

function LoadedCloseForm({
  contact,
  customerId,
  onDone,
  onCancel,
}: Omit<CloseFormProps, 'contactId'> & { contact: Contact }) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const [end, setEnd] = useState({
    customerReason: contact.customerReason ?? '',
    dealReason: contact.dealReason ?? '',
    resolution: contact.resolution ?? '',
  });
  const [asked, setAsked] = useState<DraftField[]>([]);
  const close = useMutation({
    mutationFn: () => closeContact(contact.id, end, key),
    onSuccess: () => {
      toast(t('record.completed'));
      void queryClient.invalidateQueries({ queryKey: ['customer', customerId] });
      void queryClient.invalidateQueries({ queryKey: ['contacts'] });
      onDone();
    },
  });
  const complete = () => {
    const fields = (Object.keys(end) as (keyof typeof end)[]).filter((field) => !end[field]);
    setAsked(fields);
    if (fields.length === 0 && !close.isPending) close.mutate();
  };
  const set = (changed: Partial<typeof end>) => {
    setEnd({ ...end, ...changed });
    setAsked(asked.filter((field) => !(field in changed)));
  };
  const errors = fieldErrors([...asked, ...refusedFields(close.error, emptyDraft(key))], t);
  const ready = Object.values(end).every(Boolean);
  return (
    <FormFrame
      title={t('record.closeTitle')}
      problem={close.error ? wording(close.error, t) : null}
      errors={errors}
      onComplete={complete}
      onCancel={onCancel}
      footer={
        <Button
          type="submit"
          loading={close.isPending}
          aria-disabled={!ready || undefined}
          rightSection={<kbd>⌘⏎</kbd>}
        >
          {t('record.complete')}
        </Button>
      }
      footnote={ready ? '' : t('record.needsAll')}
    >
      {(contact.quote || contact.note) && (
        <div className={styles.before}>
          {contact.quote && <blockquote lang={languageOf(contact.quote)}>{contact.quote}</blockquote>}
          {contact.note && (
            <p className="s d2" lang={languageOf(contact.note)}>
              {contact.note}
            </p>
          )}
        </div>
      )}
      <ReasonPicker
        axis="customer"
        value={end.customerReason}
        error={errors.customerReason}
        onChange={(customerReason) => set({ customerReason })}
      />
      <ReasonPicker
        axis="deal"
        value={end.dealReason}
        error={errors.dealReason}
        onChange={(dealReason) => set({ dealReason })}
      />
      <ResolutionField
        required
        value={end.resolution}
        error={errors.resolution}
        onChange={(resolution) => set({ resolution })}
      />
    </FormFrame>
  );
}
