import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { writeNote, type Transaction } from '../api/timeline.js';
import { SaveDialog } from '../frame/save-dialog.js';
import { toast } from '../frame/toasts.js';
import { MentionText } from './mention-text.js';

interface NoteDialogProps {
  customer: string;
  /** What is on the screen: the note is about it. */
  about: Transaction | undefined;
  onClose: () => void;
}

export function NoteDialog({ customer, about, onClose }: NoteDialogProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  const [key] = useState(() => crypto.randomUUID());
  const [asked, setAsked] = useState(false);
  const queryClient = useQueryClient();
  const saving = useMutation({
    mutationFn: () =>
      writeNote(customer, { text: text.trim(), ...(about && { about: { [about.kind]: about.id } }) }, key),
    onSuccess: async () => {
      toast(t('note.saved'));
      onClose();
      await Promise.all(
        [['timeline', customer], ['transaction']].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
  return (
    <SaveDialog
      title={t(about ? `note.about.${about.kind}` : 'note.title')}
      save={t('save.save')}
      busy={saving.isPending}
      error={saving.error}
      onSave={() => {
        setAsked(true);
        if (text.trim()) saving.mutate();
      }}
      onClose={onClose}
    >
      <MentionText
        label={t('note.text')}
        description={t('note.hint')}
        value={text}
        error={asked && !text.trim() ? t('note.fix') : undefined}
        onChange={setText}
      />
    </SaveDialog>
  );
}
