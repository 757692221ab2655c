import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  addRepresentative,
  relationships,
  representedScopes,
  verifications,
  type NewRepresentative,
} from '../api/relations.js';
import { dayKey } from '../format/format.js';
import page from '../frame/page.module.css';
import { refuses, SaveDialog } from '../frame/save-dialog.js';
import { CustomerField } from './customer-field.js';
import type { Choice } from './pick-field.js';
import { refusalOf, useDraft, useRelationsAct } from './use-relations.js';

const empty = () => ({
  who: null as Choice | null,
  relationship: '' as NewRepresentative['relationship'] | '',
  scope: 'all' as NewRepresentative['scope'],
  from: dayKey(Date.now()),
  until: '',
  verification: '' as NewRepresentative['verification'] | '',
  note: '',
});
type Draft = ReturnType<typeof empty>;

/** What is sent; null while something is missing. */
function written({
  who,
  relationship,
  scope,
  from,
  until,
  verification,
  note,
}: Draft): NewRepresentative | null {
  if (!who || !relationship || !verification || !from || (until && until < from)) return null;
  return {
    customer: who.id,
    relationship,
    scope,
    from,
    verification,
    ...(until ? { until } : {}),
    ...(note.trim() ? { note: note.trim() } : {}),
  };
}

/** Who may speak for a customer, about what and how long, and how that was found out. */
export default function RepresentativeDialog({
  customer,
  onClose,
}: {
  customer: string;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { draft, key, change } = useDraft(empty);
  const [asked, setAsked] = useState(false);
  const saving = useRelationsAct(
    (body: NewRepresentative) => addRepresentative(customer, body, key),
    'relations.representativeSaved',
    onClose,
  );
  const refusal = refusalOf(saving.error);
  const save = () => {
    setAsked(true);
    const body = written(draft);
    if (body) saving.mutate(body);
  };
  return (
    <SaveDialog
      title={t('relations.addRepresentative')}
      save={t('relations.add')}
      busy={saving.isPending}
      error={refusal ? null : saving.error}
      onSave={save}
      onClose={onClose}
    >
      <p className="s d2">{t('relations.representativeHint')}</p>
      <CustomerField
        label={t('relations.representative')}
        except={customer}
        chosen={draft.who}
        error={
          (asked && !draft.who && t('relations.fix.customer')) ||
          (refusal && t(`relations.refused.${refusal}`)) ||
          undefined
        }
        onChoose={(who) => {
          saving.reset();
          change({ who });
        }}
      />
      <Fields draft={draft} asked={asked} onChange={change} />
      <Term draft={draft} error={saving.error} onChange={change} />
      <Textarea
        label={t('relations.note')}
        placeholder={t('relations.noteHint')}
        rows={2}
        maxLength={1000}
        value={draft.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
      />
    </SaveDialog>
  );
}

interface FieldsProps {
  draft: Draft;
  asked: boolean;
  onChange: (changed: Partial<Draft>) => void;
}

function Fields({ draft, asked, onChange }: FieldsProps) {
  const { t } = useTranslation();
  const choose = { value: '', label: t('relations.choose') };
  return (
    <>
      <div className={page.pair}>
        <NativeSelect
          label={t('relations.relationship')}
          required
          value={draft.relationship}
          error={asked && !draft.relationship && t('relations.fix.choose')}
          data={[choose, ...relationships.map((each) => ({ value: each, label: t(`relationship.${each}`) }))]}
          onChange={(event) => onChange({ relationship: event.currentTarget.value as Draft['relationship'] })}
        />
        <NativeSelect
          label={t('relations.scope')}
          value={draft.scope}
          data={representedScopes.map((each) => ({ value: each, label: t(`representedScope.${each}`) }))}
          onChange={(event) => onChange({ scope: event.currentTarget.value as Draft['scope'] })}
        />
      </div>
      <NativeSelect
        label={t('relations.verification')}
        required
        value={draft.verification}
        error={asked && !draft.verification && t('relations.fix.choose')}
        data={[choose, ...verifications.map((each) => ({ value: each, label: t(`representedBy.${each}`) }))]}
        onChange={(event) => onChange({ verification: event.currentTarget.value as Draft['verification'] })}
      />
    </>
  );
}

interface TermProps {
  draft: Draft;
  error: Error | null;
  onChange: (changed: Partial<Draft>) => void;
}

function Term({ draft: { from, until }, error, onChange }: TermProps) {
  const { t } = useTranslation();
  const isBefore = until !== '' && until < from;
  return (
    <div className={page.pair}>
      <TextInput
        type="date"
        label={t('relations.from')}
        required
        value={from}
        error={(from === '' || refuses(error, '/from')) && t('relations.fix.date')}
        onChange={(event) => onChange({ from: event.currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t('relations.until')}
        value={until}
        error={(isBefore || refuses(error, '/until')) && t('relations.fix.until')}
        onChange={(event) => onChange({ until: event.currentTarget.value })}
      />
    </div>
  );
}
