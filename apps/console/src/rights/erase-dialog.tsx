import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/api.js';
import { eraseOf, type RightsCase } from '../api/rights.js';
import page from '../frame/page.module.css';
import { SaveDialog } from '../frame/save-dialog.js';
import { useCaseCustomer, useRightsAct } from './use-rights.js';

/** The last question before somebody is erased. A word is typed for it: no row of clicks leads through. */
export default function EraseDialog({
  rightsCase,
  onClose,
}: {
  rightsCase: RightsCase;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { polite } = useCaseCustomer(rightsCase.customer);
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState(false);
  const erasing = useRightsAct(
    rightsCase.customer,
    () => eraseOf(rightsCase.id),
    'rights.eraseBegun',
    onClose,
  );
  const word = t('rights.eraseWord');
  const isTyped = typed.normalize('NFKC').trim().toLowerCase() === word;
  const held = erasing.error instanceof Problem && erasing.error.type.endsWith(':legal-hold');
  const erase = () => {
    setAsked(true);
    if (isTyped) erasing.mutate(undefined);
  };
  return (
    <SaveDialog
      title={t('rights.eraseTitle', { name: polite ?? t('rights.eraseSomeone') })}
      save={t('rights.eraseSave')}
      busy={erasing.isPending}
      error={held ? null : erasing.error}
      onSave={erase}
      onClose={onClose}
    >
      <p className="s d2">{t('rights.erasurePlan.known')}</p>
      <p className="s d2">{t('rights.erasurePlan.seen')}</p>
      <p className="s">
        <b>{t('rights.erasurePlan.undo')}</b>
      </p>
      <TextInput
        label={t('rights.eraseTyped', { word })}
        required
        value={typed}
        autoComplete="off"
        spellCheck={false}
        error={asked && !isTyped && t('rights.fix.typed', { word })}
        onChange={(event) => setTyped(event.currentTarget.value)}
        data-autofocus
      />
      {held && (
        <p className={page.refused} role="alert">
          {t('rights.eraseHeld')}
        </p>
      )}
    </SaveDialog>
  );
}
