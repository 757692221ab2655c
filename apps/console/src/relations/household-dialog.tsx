import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { householdRoles, joinHousehold, type HouseholdRole, type LivesWith } from '../api/relations.js';
import { SaveDialog } from '../frame/save-dialog.js';
import { CustomerField } from './customer-field.js';
import type { Choice } from './pick-field.js';
import { refusalOf, useDraft, useRelationsAct } from './use-relations.js';

interface HouseholdDialogProps {
  customer: string;
  /** As one speaks of them. */
  name: string;
  /** Whether they are in a household already. */
  isMember: boolean;
  onClose: () => void;
}

/** Who lives with a customer. */
export default function HouseholdDialog({ customer, name, isMember, onClose }: HouseholdDialogProps) {
  const { t } = useTranslation();
  const { draft, key, change } = useDraft(() => ({
    who: null as Choice | null,
    role: 'other' as HouseholdRole,
    ownRole: 'other' as HouseholdRole,
  }));
  const [asked, setAsked] = useState(false);
  const saving = useRelationsAct(
    (body: LivesWith) => joinHousehold(customer, body, key),
    'relations.memberSaved',
    onClose,
  );
  const { who, role, ownRole } = draft;
  const refusal = refusalOf(saving.error);
  const why = refusal && t(`relations.refused.${refusal}`);
  const save = () => {
    setAsked(true);
    if (who) saving.mutate({ customer: who.id, role, ownRole });
  };
  const roles = householdRoles.map((each) => ({ value: each, label: t(`householdRole.${each}`) }));
  return (
    <SaveDialog
      title={t('relations.addMember')}
      save={t('relations.add')}
      busy={saving.isPending}
      error={why ? null : saving.error}
      onSave={save}
      onClose={onClose}
    >
      <p className="s d2">{t('relations.memberHint')}</p>
      <CustomerField
        label={t('relations.member')}
        except={customer}
        chosen={who}
        error={(asked && !who && t('relations.fix.customer')) || (refusal !== 'has-head' && why) || undefined}
        onChoose={(chosen) => {
          saving.reset();
          change({ who: chosen });
        }}
      />
      <NativeSelect
        label={t('relations.roleOfMember')}
        value={role}
        data={roles}
        error={refusal === 'has-head' && why}
        onChange={(event) => change({ role: event.currentTarget.value as HouseholdRole })}
      />
      {!isMember && (
        <NativeSelect
          label={t('relations.ownRole', { name })}
          value={ownRole}
          data={roles}
          onChange={(event) => change({ ownRole: event.currentTarget.value as HouseholdRole })}
        />
      )}
    </SaveDialog>
  );
}
