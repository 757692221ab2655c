import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addCompany, replaceCompany, type Company, type CompanyData } from '../api/companies.js';
import type { PostalAddress } from '../api/profile.js';
import { refuses, SaveDialog } from '../frame/save-dialog.js';
import customerStyles from '../customer/customer.module.css';
import { refusalOf, useDraft, useRelationsAct } from '../relations/use-relations.js';

interface CompanyDialogProps {
  /** The one that is changed; absent of a new one. */
  company?: Company;
  onClose: () => void;
  onSaved?: (saved: { id: string }) => void;
}

const addressFields = ['postalCode', 'prefecture', 'line1', 'line2'] as const;

/** A company as it stands in the fields. */
const draftOf = (company?: Company) => ({
  name: company?.name ?? '',
  kana: company?.kana ?? '',
  corporateNumber: company?.corporateNumber ?? '',
  postalCode: company?.address?.postalCode ?? '',
  prefecture: company?.address?.prefecture ?? '',
  line1: company?.address?.line1 ?? '',
  line2: company?.address?.line2 ?? '',
});
type Draft = ReturnType<typeof draftOf>;

const filled = <F extends keyof Draft>(draft: Draft, fields: readonly F[]): Partial<Record<F, string>> =>
  Object.fromEntries(
    fields.flatMap((field) => (draft[field].trim() ? [[field, draft[field].trim()]] : [])),
  ) as Partial<Record<F, string>>;

function dataOf(draft: Draft): CompanyData {
  const address: PostalAddress = filled(draft, addressFields);
  return {
    name: draft.name.trim(),
    ...filled(draft, ['kana', 'corporateNumber']),
    ...(Object.keys(address).length > 0 ? { address } : {}),
  };
}

export default function CompanyDialog({ company, onClose, onSaved }: CompanyDialogProps) {
  const { t } = useTranslation();
  const { draft, key, change } = useDraft(() => draftOf(company));
  const [asked, setAsked] = useState(false);
  const saving = useRelationsAct(
    (data: CompanyData) =>
      company ? replaceCompany(company.id, company.version, data) : addCompany(data, key),
    'companies.saved',
    (saved) => {
      onClose();
      onSaved?.(saved);
    },
  );
  const isTaken = refusalOf(saving.error) === 'number-taken';
  const field = (name: keyof Draft, label: string) => ({
    label,
    value: draft[name],
    spellCheck: false,
    onChange: (event: { currentTarget: { value: string } }) => change({ [name]: event.currentTarget.value }),
  });
  const save = () => {
    setAsked(true);
    if (draft.name.trim()) saving.mutate(dataOf(draft));
  };
  const wrongNumber = isTaken
    ? t('relations.refused.number-taken')
    : refuses(saving.error, '/corporateNumber') && t('companies.fix.number');
  return (
    <SaveDialog
      title={t(company ? 'companies.change' : 'companies.addTitle')}
      save={t('save.save')}
      busy={saving.isPending}
      error={isTaken ? null : saving.error}
      onSave={save}
      onClose={onClose}
    >
      <TextInput
        {...field('name', t('companies.name'))}
        required
        maxLength={128}
        error={((asked && !draft.name.trim()) || refuses(saving.error, '/name')) && t('companies.fix.name')}
      />
      <TextInput {...field('kana', t('companies.kana'))} maxLength={128} />
      <TextInput
        {...field('corporateNumber', t('companies.number'))}
        description={t('companies.numberHint')}
        inputMode="numeric"
        maxLength={32}
        error={wrongNumber}
      />
      <fieldset className={customerStyles.address}>
        <legend>{t('companies.address')}</legend>
        {addressFields.map((name) => (
          <TextInput
            key={name}
            {...field(name, t(`profile.${name}`))}
            maxLength={name.startsWith('line') ? 256 : 16}
          />
        ))}
      </fieldset>
    </SaveDialog>
  );
}
