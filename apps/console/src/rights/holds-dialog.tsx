import { Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { placeHold } from '../api/rights.js';
import { dayKey } from '../format/format.js';
import { refuses, SaveDialog } from '../frame/save-dialog.js';
import { HoldList } from './hold-list.js';
import { useRightsAct } from './use-rights.js';

const empty = () => ({ reason: '', until: '', key: crypto.randomUUID() as string });

/** What forbids to erase a customer, and the way to forbid it. */
export default function HoldsDialog({ customer, onClose }: { customer: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(empty);
  const change = (changed: Partial<typeof draft>) =>
    setDraft({ ...draft, ...changed, key: crypto.randomUUID() });
  const [asked, setAsked] = useState(false);
  const { reason, until } = draft;
  const placing = useRightsAct(
    customer,
    ({ key, ...hold }: { reason: string; until?: string; key: string }) => placeHold(customer, hold, key),
    'rights.holdSaved',
  );
  const isPast = until !== '' && until < dayKey(Date.now());
  const save = () => {
    setAsked(true);
    if (!reason.trim() || isPast) return;
    placing.mutate(
      { reason: reason.trim(), ...(until ? { until } : {}), key: draft.key },
      {
        onSuccess: () => {
          setDraft(empty());
          setAsked(false);
        },
      },
    );
  };
  return (
    <SaveDialog
      title={t('rights.holds')}
      save={t('rights.holdSave')}
      busy={placing.isPending}
      error={placing.error}
      onSave={save}
      onClose={onClose}
    >
      <p className="s d2">{t('rights.holdsHint')}</p>
      <HoldList customer={customer} />
      <Textarea
        label={t('rights.holdReason')}
        required
        rows={2}
        maxLength={1000}
        value={reason}
        error={((asked && !reason.trim()) || refuses(placing.error, '/reason')) && t('rights.fix.reason')}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('rights.holdUntil')}
        description={t('rights.holdUntilHint')}
        value={until}
        error={((asked && isPast) || refuses(placing.error, '/until')) && t('rights.fix.until')}
        onChange={(event) => change({ until: event.currentTarget.value })}
      />
    </SaveDialog>
  );
}
