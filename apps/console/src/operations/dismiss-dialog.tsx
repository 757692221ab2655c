import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SaveDialog } from '../frame/save-dialog.js';

interface DismissDialogProps {
  count: number;
  busy: boolean;
  onClose: () => void;
  onDismiss: (reason: string) => void;
}

/** Dismissing leaves something undone for good, so it asks why. */
export default function DismissDialog({ count, busy, onClose, onDismiss }: DismissDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  return (
    <SaveDialog
      title={t('operations.dismissTitle', { count })}
      save={t('operations.dismiss')}
      busy={busy}
      onSave={() => (reason.trim() ? onDismiss(reason.trim()) : setMissing(true))}
      onClose={onClose}
    >
      <p className="s d2">{t('operations.dismissHint')}</p>
      <Textarea
        label={t('operations.dismissReason')}
        required
        maxLength={500}
        rows={3}
        value={reason}
        error={missing && !reason.trim() && t('operations.dismissMissing')}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-autofocus
      />
    </SaveDialog>
  );
}
