import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { savePublisher, type Publisher } from '../api/access.js';
import { refuses, SaveDialog } from '../frame/save-dialog.js';
import { toast } from '../frame/toasts.js';
import { useChange } from './use-publisher.js';

/** A publisher as it stands in the fields: lists one to a line, nothing where there is no limit. */
interface Draft {
  id: string;
  kind: Publisher['kind'];
  namespace: string;
  backfill: boolean;
  eventTypes: string;
  sources: string;
  itemsPerMinute: string;
  allowedOrigins: string;
  browserTracks: string;
}

const NEW: Draft = {
  id: '',
  kind: 'server',
  namespace: 'main',
  backfill: false,
  eventTypes: '',
  sources: '',
  itemsPerMinute: '',
  allowedOrigins: '',
  browserTracks: '',
};
const linesOf = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
const orNull = (entries: string[]) => (entries.length > 0 ? entries : null);

const draftOf = (publisher: Publisher): Draft => ({
  ...publisher,
  eventTypes: (publisher.eventTypes ?? []).join('\n'),
  sources: (publisher.sources ?? []).join('\n'),
  itemsPerMinute: String(publisher.itemsPerMinute ?? ''),
  allowedOrigins: publisher.allowedOrigins.join('\n'),
  browserTracks: publisher.browserTracks.join('\n'),
});

const rightsOf = (draft: Draft) => ({
  id: draft.id,
  kind: draft.kind,
  namespace: draft.namespace,
  backfill: draft.backfill,
  eventTypes: orNull(linesOf(draft.eventTypes)),
  sources: orNull(linesOf(draft.sources)),
  itemsPerMinute: draft.itemsPerMinute.trim() ? Number(draft.itemsPerMinute) : null,
  allowedOrigins: linesOf(draft.allowedOrigins),
  browserTracks: linesOf(draft.browserTracks),
});

interface PublisherDialogProps {
  /** Null: a new one. */
  publisher: Publisher | null;
  onClose: () => void;
}

export function PublisherDialog({ publisher, onClose }: PublisherDialogProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => (publisher ? draftOf(publisher) : NEW));
  const change = (changed: Partial<Draft>) => setDraft({ ...draft, ...changed });
  const saving = useChange(
    () => savePublisher(rightsOf(draft), publisher?.version),
    () => {
      toast(t('publishers.saved'));
      onClose();
    },
  );
  type Text =
    'id' | 'namespace' | 'eventTypes' | 'sources' | 'itemsPerMinute' | 'allowedOrigins' | 'browserTracks';
  const field = (name: Text) => ({
    label: t(name === 'id' ? 'publishers.name' : `publishers.${name}`),
    description: t(`publishers.hintOf.${name}`),
    value: draft[name],
    spellCheck: false,
    error: refuses(saving.error, `/${name}`) && t(`publishers.fix.${name}`),
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
  });
  return (
    <SaveDialog
      title={publisher ? t('publishers.editTitle', { name: publisher.id }) : t('publishers.add')}
      save={t('save.save')}
      busy={saving.isPending}
      error={saving.error}
      onSave={() => saving.mutate(undefined)}
      onClose={onClose}
    >
      {!publisher && <TextInput {...field('id')} />}
      <NativeSelect
        label={t('publishers.kind')}
        description={t('publishers.kindHint')}
        value={draft.kind}
        data={(['server', 'browser'] as const).map((value) => ({
          value,
          label: t(`publishers.kinds.${value}`),
        }))}
        onChange={(event) => change({ kind: event.currentTarget.value === 'browser' ? 'browser' : 'server' })}
      />
      <TextInput {...field('namespace')} />
      <Textarea rows={3} {...field('eventTypes')} />
      <Textarea rows={2} {...field('sources')} />
      <TextInput inputMode="numeric" {...field('itemsPerMinute')} />
      {draft.kind === 'browser' && (
        <>
          <Textarea rows={2} {...field('allowedOrigins')} />
          <Textarea rows={2} {...field('browserTracks')} />
        </>
      )}
      <Checkbox
        label={t('publishers.backfill')}
        description={t('publishers.backfillHint')}
        checked={draft.backfill}
        onChange={(event) => change({ backfill: event.currentTarget.checked })}
      />
    </SaveDialog>
  );
}
