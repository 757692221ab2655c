import { NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '../api/api.js';
import { correctProfile, type Correction } from '../api/profile.js';
import { refuses, SaveDialog } from '../frame/save-dialog.js';
import { toast } from '../frame/toasts.js';
import { PurposeLine } from '../purposes/purpose-line.js';
import { AnniversaryFields } from './anniversary-fields.js';
import { AttributeFields } from './attribute-fields.js';
import { addressFields, correctionOf, draftOf, type Draft } from './correction.js';
import styles from './customer.module.css';
import { useAttributes } from './use-attributes.js';

const channels = ['phone', 'mail', 'line', 'chat', 'visit', 'fax', 'post', 'sms'] as const;

/** What somebody of a department knows better. Only what was changed here is sent, so that nothing else is claimed. */
export function CorrectDialog({ customer, onClose }: { customer: CustomerDetail; onClose: () => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(() => draftOf(customer));
  const change = (changed: Partial<Draft>) => setDraft({ ...draft, ...changed });
  const attributes = useAttributes();
  const queryClient = useQueryClient();
  const saving = useMutation({
    mutationFn: (correction: Correction) => correctProfile(customer.id, correction),
    onSuccess: () => {
      toast(t('profile.saved'));
      onClose();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['customer', customer.id] }),
  });
  const save = () => {
    const correction = correctionOf(customer, draft, attributes);
    if (Object.keys(correction).length === 0) onClose();
    else saving.mutate(correction);
  };
  return (
    <SaveDialog
      title={t('profile.correctTitle')}
      save={t('save.save')}
      busy={saving.isPending}
      error={saving.error}
      onSave={save}
      onClose={onClose}
    >
      <p className="s d2">{t('profile.hint')}</p>
      <PersonFields draft={draft} error={saving.error} onChange={change} />
      <AddressFields draft={draft} error={saving.error} onChange={change} />
      <AnniversaryFields
        days={draft.anniversaries}
        error={saving.error}
        onChange={(anniversaries) => change({ anniversaries })}
      />
      <AttributeFields
        attributes={attributes}
        values={draft.attributes}
        error={saving.error}
        onChange={(own) => change({ attributes: own })}
      />
      <PurposeLine place="profile" />
    </SaveDialog>
  );
}

interface FieldsProps {
  draft: Draft;
  error: Error | null;
  onChange: (changed: Partial<Draft>) => void;
}

function PersonFields({ draft, error, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const field = (
    name:
      'name' | 'kana' | 'birthday' | 'company' | 'cameFrom' | 'preferredChannel' | 'internal' | 'language',
  ) => ({
    label: t(`profileField.${name}`),
    value: draft[name],
    error: refuses(error, `/${name}`) && t('profile.fix'),
    onChange: (event: { currentTarget: { value: string } }) =>
      onChange({ [name]: event.currentTarget.value }),
  });
  const nothing = { value: '', label: t('profile.notSaid') };
  return (
    <>
      <TextInput maxLength={128} {...field('name')} />
      <TextInput maxLength={128} {...field('kana')} />
      <TextInput type="date" {...field('birthday')} />
      <TextInput maxLength={128} {...field('company')} />
      <TextInput maxLength={64} {...field('cameFrom')} />
      <NativeSelect
        {...field('preferredChannel')}
        data={[nothing, ...channels.map((value) => ({ value, label: t(`channel.${value}`) }))]}
      />
      <NativeSelect
        {...field('language')}
        data={(['ja', 'en'] as const).map((value) => ({ value, label: t(`profile.language.${value}`) }))}
      />
      <NativeSelect
        {...field('internal')}
        data={[
          nothing,
          ...(['staff', 'partner'] as const).map((value) => ({ value, label: t(`internal.${value}`) })),
        ]}
      />
    </>
  );
}

/** Post that came back is said of the address that stands here. */
function AddressFields({ draft, error, onChange }: FieldsProps) {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.address}>
      <legend>{t('profileField.address')}</legend>
      {addressFields.map((field) => (
        <TextInput
          key={field}
          label={t(`profile.${field}`)}
          value={draft.address[field] ?? ''}
          error={refuses(error, `/address/${field}`) && t('profile.fix')}
          onChange={(event) =>
            onChange({ address: { ...draft.address, [field]: event.currentTarget.value } })
          }
        />
      ))}
      <TextInput
        type="date"
        label={t('profileField.returnedPost')}
        description={t('profile.returnedHint')}
        value={draft.returnedPost}
        error={refuses(error, '/returnedPost') && t('profile.fix')}
        onChange={(event) => onChange({ returnedPost: event.currentTarget.value })}
      />
    </fieldset>
  );
}
