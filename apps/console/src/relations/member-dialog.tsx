import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { changeHouseholdRole, householdRoles, leaveHousehold, type HouseholdRole } from '../api/relations.js';
import { SaveDialog } from '../frame/save-dialog.js';
import { refusalOf, useRelationsAct } from './use-relations.js';

interface MemberDialogProps {
  household: string;
  member: { id: string; name: string; role: HouseholdRole };
  onClose: () => void;
}

/** What somebody is in a household, and that they do not live there any more. */
export default function MemberDialog({ household, member, onClose }: MemberDialogProps) {
  const { t } = useTranslation();
  const [role, setRole] = useState(member.role);
  const saving = useRelationsAct(
    () => changeHouseholdRole(member.id, household, role),
    'relations.roleSaved',
    onClose,
  );
  const leaving = useRelationsAct(
    () => leaveHousehold(member.id, household),
    'relations.memberLeft',
    onClose,
  );
  const why = refusalOf(saving.error);
  return (
    <SaveDialog
      title={t('relations.memberTitle', { name: member.name })}
      save={t('save.save')}
      busy={saving.isPending}
      error={why ? null : (saving.error ?? leaving.error)}
      onSave={() => saving.mutate(undefined)}
      onClose={onClose}
    >
      <NativeSelect
        label={t('relations.role')}
        value={role}
        data={householdRoles.map((each) => ({ value: each, label: t(`householdRole.${each}`) }))}
        error={why && t(`relations.refused.${why}`)}
        onChange={(event) => setRole(event.currentTarget.value as HouseholdRole)}
      />
      <div>
        <Button variant="default" loading={leaving.isPending} onClick={() => leaving.mutate(undefined)}>
          {t('relations.leave')}
        </Button>
      </div>
      <p className="c d3">{t('relations.leaveHint')}</p>
    </SaveDialog>
  );
}
