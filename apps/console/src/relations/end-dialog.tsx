import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { endContactPerson } from '../api/companies.js';
import { endRepresentative } from '../api/relations.js';
import { dayKey } from '../format/format.js';
import { refuses, SaveDialog } from '../frame/save-dialog.js';
import { useRelationsAct } from './use-relations.js';

/** What ends: one who speaks for a customer, or who is there for a company. */
export type Ending =
  | { kind: 'representative'; id: string; customer: string; name: string }
  | { kind: 'contactPerson'; id: string; company: string; name: string };

export default function EndDialog({ ending, onClose }: { ending: Ending; onClose: () => void }) {
  const { t } = useTranslation();
  const [on, setOn] = useState(() => dayKey(Date.now()));
  const saving = useRelationsAct(
    () =>
      ending.kind === 'representative'
        ? endRepresentative(ending.customer, ending.id)
        : endContactPerson(ending.company, ending.id, on),
    ending.kind === 'representative' ? 'relations.representativeEnded' : 'relations.contactPersonEnded',
    onClose,
  );
  return (
    <SaveDialog
      title={t(`relations.endTitle.${ending.kind}`)}
      save={t('relations.endSave')}
      busy={saving.isPending}
      error={saving.error}
      onSave={() => saving.mutate(undefined)}
      onClose={onClose}
    >
      <p>{t(`relations.endHint.${ending.kind}`, { name: ending.name })}</p>
      {ending.kind === 'contactPerson' && (
        <TextInput
          type="date"
          label={t('relations.endedOn')}
          value={on}
          error={refuses(saving.error, '/on') && t('relations.fix.endedOn')}
          onChange={(event) => {
            saving.reset();
            setOn(event.currentTarget.value);
          }}
        />
      )}
    </SaveDialog>
  );
}
