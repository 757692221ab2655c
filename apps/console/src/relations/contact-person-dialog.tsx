import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { addContactPerson, type NewContactPerson } from '../api/companies.js';
import page from '../frame/page.module.css';
import { refuses, SaveDialog } from '../frame/save-dialog.js';
import { CompanyField } from './company-field.js';
import { CustomerField } from './customer-field.js';
import type { Choice } from './pick-field.js';
import { refusalOf, useDraft, useRelationsAct } from './use-relations.js';

interface ContactPersonDialogProps {
  /** One of the two is known, and the other is chosen. */
  of: { customer: string } | { company: string };
  onClose: () => void;
}

const empty = () => ({ chosen: null as Choice | null, department: '', title: '', since: '' });
type Draft = ReturnType<typeof empty>;

/** Somebody is there for a company. */
export default function ContactPersonDialog({ of, onClose }: ContactPersonDialogProps) {
  const { t } = useTranslation();
  const { draft, key, change } = useDraft(empty);
  const [asked, setAsked] = useState(false);
  const saving = useRelationsAct(
    ({ company, ...body }: NewContactPerson & { company: string }) => addContactPerson(company, body, key),
    'relations.contactPersonSaved',
    onClose,
  );
  const { chosen } = draft;
  const refusal = refusalOf(saving.error);
  const save = () => {
    setAsked(true);
    if (!chosen) return;
    const two = 'customer' in of ? { ...of, company: chosen.id } : { ...of, customer: chosen.id };
    const said = (['department', 'title', 'since'] as const).flatMap((field) => {
      const value = draft[field].trim();
      return value ? [[field, value] as const] : [];
    });
    saving.mutate({ ...two, ...Object.fromEntries(said) });
  };
  const pick = {
    chosen,
    error:
      (asked && !chosen && t('customer' in of ? 'relations.fix.company' : 'relations.fix.customer')) ||
      (refusal && t(`relations.refused.${refusal}`)) ||
      undefined,
    onChoose: (choice: Choice | null) => {
      saving.reset();
      change({ chosen: choice });
    },
  };
  return (
    <SaveDialog
      title={t('customer' in of ? 'relations.addCompany' : 'relations.addContactPerson')}
      save={t('relations.add')}
      busy={saving.isPending}
      error={refusal ? null : saving.error}
      onSave={save}
      onClose={onClose}
    >
      {'customer' in of ? (
        <>
          <CompanyField {...pick} />
          {!chosen && (
            <p className="c d3">
              {t('relations.noCompany')}{' '}
              <Link className="link" to="/companies">
                {t('relations.toCompanies')}
              </Link>
            </p>
          )}
        </>
      ) : (
        <CustomerField label={t('relations.contactPerson')} {...pick} />
      )}
      <Details draft={draft} error={saving.error} onChange={change} />
    </SaveDialog>
  );
}

interface DetailsProps {
  draft: Draft;
  error: Error | null;
  onChange: (changed: Partial<Draft>) => void;
}

/** As what, and since when. */
function Details({ draft, error, onChange }: DetailsProps) {
  const { t } = useTranslation();
  return (
    <>
      <div className={page.pair}>
        {(['department', 'title'] as const).map((field) => (
          <TextInput
            key={field}
            label={t(field === 'title' ? 'relations.jobTitle' : 'relations.department')}
            maxLength={128}
            value={draft[field]}
            onChange={(event) => onChange({ [field]: event.currentTarget.value })}
          />
        ))}
      </div>
      <TextInput
        type="date"
        label={t('relations.since')}
        value={draft.since}
        error={refuses(error, '/since') && t('relations.fix.date')}
        onChange={(event) => onChange({ since: event.currentTarget.value })}
      />
    </>
  );
}
