import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { savePartner, type Partner } from '../api/access.js';
import { refuses, SaveDialog } from '../frame/save-dialog.js';
import { useMay } from '../frame/session.js';
import { useLanguage } from '../i18n/i18n.js';
import { AuthorityFields } from './authority-fields.js';
import { NameFields } from './name-fields.js';
import { useSave } from './use-access.js';

const NEW = { id: '', name: { ja: '', en: '' }, endsOn: null, authority: null };

/** `partner` is null for a new one. */
export function PartnerDialog({ partner, onClose }: { partner: Partner | null; onClose: () => void }) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const mayWrite = useMay()('access.write');
  const [draft, setDraft] = useState<Omit<Partner, 'version'>>(partner ?? NEW);
  const change = (changed: Partial<Partner>) => setDraft({ ...draft, ...changed });
  const saving = useSave(() => {
    const { id, name, endsOn, authority } = draft;
    return savePartner({ id, name, endsOn, authority }, partner?.version);
  }, onClose);
  return (
    <SaveDialog
      title={partner ? inWords(partner.name) : t('access.addPartner')}
      save={mayWrite ? t('save.save') : undefined}
      busy={saving.isPending}
      error={saving.error}
      onSave={() => saving.mutate(undefined)}
      onClose={onClose}
    >
      <NameFields
        row={draft}
        codeHint={partner ? undefined : t('access.codeHint')}
        disabled={!mayWrite}
        error={saving.error}
        onChange={change}
      />
      <TextInput
        type="date"
        label={t('access.endsOn')}
        description={t('access.endsOnHint')}
        value={draft.endsOn ?? ''}
        disabled={!mayWrite}
        error={refuses(saving.error, '/endsOn') && t('access.fix.endsOn')}
        onChange={(event) => change({ endsOn: event.currentTarget.value || null })}
      />
      <Checkbox
        label={t('access.ownLimits')}
        checked={draft.authority !== null}
        disabled={!mayWrite}
        onChange={(event) => change({ authority: event.currentTarget.checked ? {} : null })}
      />
      {draft.authority && (
        <AuthorityFields
          hint={t('access.ownLimitsHint')}
          authority={draft.authority}
          disabled={!mayWrite}
          error={saving.error}
          onChange={(authority) => change({ authority })}
        />
      )}
    </SaveDialog>
  );
}
