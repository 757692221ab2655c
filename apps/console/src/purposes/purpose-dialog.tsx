import { Checkbox, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { takingPlaces, type TakingPlace, type UsePurpose } from '../api/use-purposes.js';
import { refuses, SaveDialog } from '../frame/save-dialog.js';
import { useSaveUsePurpose } from './use-purposes.js';

const nothing: Omit<UsePurpose, 'since'> = { id: '', version: 0, wording: { ja: '', en: '' }, places: [] };

/** Adds a purpose, or gives it another wording or other places: those before stay in the register. */
export default function PurposeDialog({
  purpose,
  onClose,
}: {
  purpose: UsePurpose | null;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(purpose ?? nothing);
  const change = (changed: Partial<typeof draft>) => setDraft({ ...draft, ...changed });
  const saving = useSaveUsePurpose(onClose);
  return (
    <SaveDialog
      title={t(purpose ? 'purposes.change' : 'purposes.add')}
      save={t('save.save')}
      busy={saving.isPending}
      error={saving.error}
      onSave={() => saving.mutate(draft)}
      onClose={onClose}
    >
      <p className="s d2">{t('purposes.changeHint')}</p>
      {!purpose && (
        <TextInput
          label={t('purposes.id')}
          description={t('purposes.idHint')}
          required
          value={draft.id}
          spellCheck={false}
          error={refuses(saving.error, '/id') && t('purposes.fix.id')}
          onChange={(event) => change({ id: event.currentTarget.value })}
        />
      )}
      {(['ja', 'en'] as const).map((language) => (
        <Textarea
          key={language}
          label={t(`purposes.${language}`)}
          lang={language}
          required
          rows={3}
          maxLength={500}
          value={draft.wording[language]}
          error={refuses(saving.error, `/wording/${language}`) && t('purposes.fix.wording')}
          onChange={(event) =>
            change({ wording: { ...draft.wording, [language]: event.currentTarget.value } })
          }
        />
      ))}
      <Checkbox.Group
        label={t('purposes.places')}
        description={t('purposes.placesHint')}
        value={draft.places}
        onChange={(places) => change({ places: places as TakingPlace[] })}
      >
        {takingPlaces.map((place) => (
          <Checkbox key={place} mt="xs" value={place} label={t(`purposes.place.${place}`)} />
        ))}
      </Checkbox.Group>
    </SaveDialog>
  );
}
