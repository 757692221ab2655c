import { Checkbox, NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { attributeTypes, saveAttribute, type Attribute } from '../api/attributes.js';
import { refuses, SaveDialog } from '../frame/save-dialog.js';
import { useLanguage } from '../i18n/i18n.js';
import { NameFields } from '../people/name-fields.js';
import { choicesOf, linesOfChoices } from './choices.js';
import { useSaveIdentity } from './use-identity.js';

const NEW: Attribute = { id: '', name: { ja: '', en: '' }, type: 'text', choices: [], retired: false };

interface AttributeDialogProps {
  /** Null for a new one. */
  attribute: (Attribute & { version: number }) | null;
  onClose: () => void;
}

/** What is asked, and in which form; the form stays what it was first. */
export function AttributeDialog({ attribute, onClose }: AttributeDialogProps) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const { version, ...before } = { version: undefined, ...(attribute ?? NEW) };
  const [draft, setDraft] = useState<Attribute>(before);
  const [choices, setChoices] = useState(linesOfChoices(draft.choices));
  const change = (changed: Partial<Attribute>) => setDraft({ ...draft, ...changed });
  const saving = useSaveIdentity(
    () => saveAttribute({ ...draft, choices: choicesOf(choices) }, version),
    onClose,
  );
  return (
    <SaveDialog
      title={attribute ? inWords(attribute.name) : t('attributes.add')}
      save={t('save.save')}
      busy={saving.isPending}
      error={saving.error}
      onSave={() => saving.mutate(undefined)}
      onClose={onClose}
    >
      <NameFields
        row={draft}
        codeHint={attribute ? undefined : t('attributes.codeHint')}
        disabled={false}
        error={saving.error}
        onChange={change}
      />
      <NativeSelect
        label={t('attributes.type')}
        description={attribute ? t('attributes.typeStays') : undefined}
        value={draft.type}
        disabled={attribute !== null}
        data={attributeTypes.map((value) => ({ value, label: t(`attributes.types.${value}`) }))}
        onChange={(event) => change({ type: event.currentTarget.value as Attribute['type'] })}
      />
      {draft.type === 'choice' && (
        <Textarea
          rows={4}
          label={t('attributes.choices')}
          description={t('attributes.choicesHint')}
          value={choices}
          spellCheck={false}
          error={refuses(saving.error, '/choices') && t('attributes.fixChoices')}
          onChange={(event) => setChoices(event.currentTarget.value)}
        />
      )}
      {attribute && (
        <Checkbox
          label={t('attributes.retire')}
          description={t('attributes.retireHint')}
          checked={draft.retired}
          onChange={(event) => change({ retired: event.currentTarget.checked })}
        />
      )}
    </SaveDialog>
  );
}
