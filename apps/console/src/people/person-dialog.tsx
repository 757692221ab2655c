import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { savePerson, type Person } from '../api/access.js';
import { refuses, SaveDialog } from '../frame/save-dialog.js';
import { useMay } from '../frame/session.js';
import { useLanguage } from '../i18n/i18n.js';
import { PermissionList } from './permission-list.js';
import { usePartners, useSave } from './use-access.js';

/** What an administrator says of a person: for whom they work, and until when. */
export function PersonDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const mayWrite = useMay()('access.write');
  const [partner, setPartner] = useState(person.partner ?? '');
  const [endsOn, setEndsOn] = useState(person.endsOn ?? '');
  const partners = usePartners().data?.items ?? [];
  const saving = useSave(savePerson, onClose);
  return (
    <SaveDialog
      title={t('access.personTitle', { name: person.name })}
      save={mayWrite ? t('save.save') : undefined}
      busy={saving.isPending}
      error={saving.error}
      onSave={() => saving.mutate({ ...person, partner: partner || null, endsOn: endsOn || null })}
      onClose={onClose}
    >
      <NativeSelect
        label={t('access.partner')}
        description={t('access.partnerHint')}
        value={partner}
        disabled={!mayWrite}
        data={[
          { value: '', label: t('access.ownCompany') },
          ...partners.map(({ id, name }) => ({ value: id, label: inWords(name) })),
        ]}
        onChange={(event) => setPartner(event.currentTarget.value)}
      />
      <TextInput
        type="date"
        label={t('access.endsOn')}
        description={t('access.endsOnHint')}
        value={endsOn}
        disabled={!mayWrite}
        error={refuses(saving.error, '/endsOn') && t('access.fix.endsOn')}
        onChange={(event) => setEndsOn(event.currentTarget.value)}
      />
      <PermissionList permissions={person.permissions} />
    </SaveDialog>
  );
}
