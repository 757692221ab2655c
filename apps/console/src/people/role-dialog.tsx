import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveRole, type Role } from '../api/access.js';
import page from '../frame/page.module.css';
import { refuses, SaveDialog } from '../frame/save-dialog.js';
import { useMay } from '../frame/session.js';
import { useLanguage } from '../i18n/i18n.js';
import { AuthorityFields } from './authority-fields.js';
import { NameFields } from './name-fields.js';
import { usePermissionWord } from './permission-word.js';
import { useSave } from './use-access.js';
import styles from './people.module.css';

interface RoleDialogProps {
  /** Null: a new one. */
  role: Role | null;
  /** All there are. */
  permissions: string[];
  onClose: () => void;
}

const NEW = {
  id: '',
  name: { ja: '', en: '' },
  permissions: [],
  purpose: '',
  authority: {},
  forPartners: false,
};

export function RoleDialog({ role, permissions, onClose }: RoleDialogProps) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const fixed = role?.id === 'administrator';
  const mayWrite = useMay()('access.write') && !fixed;
  const [draft, setDraft] = useState<Omit<Role, 'version'>>(role ?? NEW);
  const change = (changed: Partial<Role>) => setDraft({ ...draft, ...changed });
  const saving = useSave(() => {
    const { id, name, permissions, purpose, authority, forPartners } = draft;
    return saveRole({ id, name, permissions, purpose, authority, forPartners }, role?.version);
  }, onClose);
  return (
    <SaveDialog
      title={role ? inWords(role.name) : t('access.addRole')}
      save={mayWrite ? t('save.save') : undefined}
      busy={saving.isPending}
      error={saving.error}
      onSave={() => saving.mutate(undefined)}
      onClose={onClose}
    >
      {fixed && <p className="s d2">{t('access.fixed')}</p>}
      <NameFields
        row={draft}
        codeHint={role ? undefined : t('access.roleCodeHint')}
        disabled={!mayWrite}
        error={saving.error}
        onChange={change}
      />
      <TextInput
        label={t('access.purpose')}
        description={t('access.purposeHint')}
        value={draft.purpose}
        disabled={!mayWrite}
        maxLength={64}
        error={refuses(saving.error, '/purpose') && t('access.fix.purpose')}
        onChange={(event) => change({ purpose: event.currentTarget.value })}
      />
      <Checkbox
        label={t('access.forPartners')}
        description={t('access.forPartnersHint')}
        checked={draft.forPartners}
        disabled={!mayWrite}
        onChange={(event) => change({ forPartners: event.currentTarget.checked })}
      />
      <AuthorityFields
        hint={t('access.authorityHint')}
        authority={draft.authority}
        disabled={!mayWrite}
        error={saving.error}
        onChange={(authority) => change({ authority })}
      />
      <PermissionChoices
        permissions={permissions}
        chosen={draft.permissions}
        disabled={!mayWrite}
        onChange={(chosen) => change({ permissions: chosen })}
      />
    </SaveDialog>
  );
}

interface PermissionChoicesProps {
  permissions: string[];
  chosen: string[];
  disabled: boolean;
  onChange: (chosen: string[]) => void;
}

function PermissionChoices({ permissions, chosen, disabled, onChange }: PermissionChoicesProps) {
  const { t } = useTranslation();
  const word = usePermissionWord();
  return (
    <fieldset className={styles.choices}>
      <legend className="c d2">{t('access.permissions')}</legend>
      <div className={page.pair}>
        {permissions.map((each) => (
          <Checkbox
            key={each}
            size="xs"
            label={word(each)}
            checked={chosen.includes(each)}
            disabled={disabled}
            onChange={(event) =>
              onChange(
                event.currentTarget.checked ? [...chosen, each] : chosen.filter((other) => other !== each),
              )
            }
          />
        ))}
      </div>
    </fieldset>
  );
}
