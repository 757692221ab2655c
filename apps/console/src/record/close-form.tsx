import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { closeContact, getContact, Problem, type Contact } from '../api/api.js';
import { Failed } from '../frame/failed.js';
import { toast } from '../frame/toasts.js';
import { languageOf } from '../format/format.js';
import { useLanguage } from '../i18n/i18n.js';
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

type LoadedProps = Omit<CloseFormProps, 'contactId'> & { contact: Contact };

function useClose({ contact, customerId, onDone }: LoadedProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const queryClient = useQueryClient();
  const [key] = useState(() => crypto.randomUUID());
  const [asked, setAsked] = useState<DraftField[]>([]);
  const [end, setEnd] = useState({
    customerReason: contact.customerReason ?? '',
    dealReason: contact.dealReason ?? '',
    resolution: contact.resolution ?? '',
  });
  const close = useMutation({
    mutationFn: () => closeContact(contact.id, { ...end, resolution: end.resolution || undefined }, key),
    onSuccess: () => {
      toast(t('record.completed'));
      void queryClient.invalidateQueries({ queryKey: ['customer', customerId] });
      onDone();
    },
    onError: (error) => {
      // Somebody was first: the form keeps what is chosen here, and shows beside it what they wrote.
      if (!(error instanceof Problem && error.closed)) return;
      void queryClient.invalidateQueries({ queryKey: ['contact', contact.id] });
      void queryClient.invalidateQueries({ queryKey: ['customer', customerId] });
    },
  });
  const missing = (['customerReason', 'dealReason'] as const).filter((field) => !end[field]);
  return {
    end,
    set: (changed: Partial<typeof end>) => {
      setEnd({ ...end, ...changed });
      setAsked(asked.filter((field) => !(field in changed)));
    },
    complete: () => {
      setAsked(missing);
      if (missing.length === 0 && !close.isPending) close.mutate();
    },
    ready: missing.length === 0,
    busy: close.isPending,
    problem: close.error ? wording(close.error, t, language) : null,
    errors: fieldErrors([...asked, ...refusedFields(close.error, emptyDraft(key))], t),
  };
}

function LoadedCloseForm(props: LoadedProps) {
  const { t } = useTranslation();
  const { end, set, complete, ready, busy, problem, errors } = useClose(props);
  return (
    <FormFrame
      title={t('record.closeTitle')}
      problem={problem}
      errors={errors}
      onComplete={complete}
      onCancel={props.onCancel}
      footer={
        <Button type="submit" loading={busy} aria-disabled={!ready || undefined} rightSection={<kbd>⌘⏎</kbd>}>
          {t('record.complete')}
        </Button>
      }
      footnote={ready ? '' : t('record.needsReasons')}
    >
      <Before contact={props.contact} />
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
        value={end.resolution}
        error={errors.resolution}
        onChange={(resolution) => set({ resolution })}
      />
    </FormFrame>
  );
}

/** What was written down when the contact was opened. */
function Before({ contact: { quote, note } }: { contact: Contact }) {
  if (!quote && !note) return null;
  return (
    <div className={styles.before}>
      {quote && <blockquote lang={languageOf(quote)}>{quote}</blockquote>}
      {note && (
        <p className="s d2" lang={languageOf(note)}>
          {note}
        </p>
      )}
    </div>
  );
}
