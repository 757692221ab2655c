import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../api/api.js';
import { correctEntry } from '../api/timeline.js';
import { SaveDialog } from '../frame/save-dialog.js';
import { toast } from '../frame/toasts.js';
import { useLanguage } from '../i18n/i18n.js';
import { MentionText } from './mention-text.js';
import { text as textOf } from './entry-look.js';

interface CorrectEntryDialogProps {
  customer: string;
  entry: Entry;
  onClose: () => void;
}

/** Somebody says what is right. What was there before stays, and is shown with the entry. */
export function CorrectEntryDialog({ customer, entry, onClose }: CorrectEntryDialogProps) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const isNote = entry.type === 'customer.noted';
  const [text, setText] = useState(isNote ? (textOf(entry.data.text) ?? '') : '');
  const [key] = useState(() => crypto.randomUUID());
  const [asked, setAsked] = useState(false);
  const queryClient = useQueryClient();
  const saving = useMutation({
    mutationFn: () => correctEntry(customer, entry.id, text.trim(), key),
    onSuccess: async () => {
      toast(t('correction.saved'));
      onClose();
      await Promise.all(
        [['timeline', customer], ['pins', customer], ['transaction']].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
  return (
    <SaveDialog
      title={t('correction.title', { title: inWords(entry.title) })}
      save={t('save.save')}
      busy={saving.isPending}
      error={saving.error}
      onSave={() => {
        setAsked(true);
        if (text.trim()) saving.mutate();
      }}
      onClose={onClose}
    >
      <p className="s d2">{t('correction.hint')}</p>
      <MentionText
        label={t(isNote ? 'note.text' : 'correction.text')}
        value={text}
        error={asked && !text.trim() ? t('note.fix') : undefined}
        onChange={setText}
      />
    </SaveDialog>
  );
}
