import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { stopContact, stopReasons, stopTellers, type ToldStop } from '../api/contact-stop.js';
import { refuses, SaveDialog } from '../frame/save-dialog.js';
import { useContactStop } from './use-contact-stop.js';

/** What somebody was told of a death or a move to a home: one act, after which nothing is sent. */
export function StopDialog({ customer, onClose }: { customer: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [reason, setReason] = useState<ToldStop['reason'] | ''>('');
  const [toldBy, setToldBy] = useState<ToldStop['toldBy']>('family');
  const [on, setOn] = useState('');
  const [note, setNote] = useState('');
  const [asked, setAsked] = useState(false);
  const saving = useContactStop(customer, (told: ToldStop) => stopContact(customer, told), 'stop.saved');
  const save = () => {
    setAsked(true);
    if (!reason) return;
    const told = { reason, toldBy, ...(on ? { on } : {}), ...(note.trim() ? { note: note.trim() } : {}) };
    saving.mutate(told, { onSuccess: onClose });
  };
  return (
    <SaveDialog
      title={t('stop.title')}
      save={t('stop.save')}
      busy={saving.isPending}
      error={saving.error}
      onSave={save}
      onClose={onClose}
    >
      <p className="s d2">{t('stop.hint')}</p>
      <NativeSelect
        label={t('stop.reason')}
        required
        value={reason}
        error={asked && !reason && t('stop.fix.reason')}
        data={[
          { value: '', label: t('stop.choose') },
          ...stopReasons.map((each) => ({ value: each, label: t(`stopReason.${each}`) })),
        ]}
        onChange={(event) => setReason(event.currentTarget.value as typeof reason)}
      />
      <NativeSelect
        label={t('stop.toldBy')}
        value={toldBy}
        data={stopTellers.map((each) => ({ value: each, label: t(`stopTeller.${each}`) }))}
        onChange={(event) => setToldBy(event.currentTarget.value as typeof toldBy)}
      />
      <TextInput
        type="date"
        label={t('stop.on')}
        description={t('stop.onHint')}
        value={on}
        error={refuses(saving.error, '/on') && t('stop.fix.on')}
        onChange={(event) => setOn(event.currentTarget.value)}
      />
      <Textarea
        label={t('stop.note')}
        rows={3}
        maxLength={8000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </SaveDialog>
  );
}
