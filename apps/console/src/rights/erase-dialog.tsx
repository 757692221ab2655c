import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem, type Customer } from '../api/api.js';
import { eraseOf, type RightsCase } from '../api/rights.js';
import { useCustomerName } from '../customer/customer-name.js';
import { phone } from '../format/format.js';
import page from '../frame/page.module.css';
import { SaveDialog } from '../frame/save-dialog.js';
import { useRightsAct, useSubject } from './use-rights.js';
import styles from './rights.module.css';

/**
 * The last question before somebody is erased: they, and nobody who is joined with them while one reads. A word is typed for it: no
 * row of clicks leads through.
 */
export default function EraseDialog({
  rightsCase,
  onClose,
}: {
  rightsCase: RightsCase;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { data: subject } = useSubject(rightsCase);
  const nameOf = useCustomerName();
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState(false);
  const erasing = useRightsAct(
    rightsCase.customer,
    () => eraseOf(rightsCase.id, rightsCase.subject.version),
    'rights.eraseBegun',
    onClose,
  );
  const word = t('rights.eraseWord');
  const isTyped = typed.normalize('NFKC').trim().toLowerCase() === word;
  const held = erasing.error instanceof Problem && erasing.error.type.endsWith(':legal-hold');
  const erase = () => {
    setAsked(true);
    if (isTyped) erasing.mutate(undefined, { onError: () => setTyped('') });
  };
  return (
    <SaveDialog
      title={t('rights.eraseTitle', { name: subject ? nameOf(subject).polite : t('rights.eraseSomeone') })}
      save={t('rights.eraseSave')}
      busy={erasing.isPending || !subject}
      error={held ? null : erasing.error}
      onSave={erase}
      onClose={onClose}
    >
      {rightsCase.subject.regrouped && (
        <p className={page.warning} role="status">
          {t('rights.regrouped')}
        </p>
      )}
      {subject && <Whom subject={subject} />}
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

/** By all that they are found by, so that one sees when there is somebody else among it. */
function Whom({ subject: { memberIds, mails, phones } }: { subject: Customer }) {
  const { t } = useTranslation();
  const found = [...memberIds, ...mails, ...phones.map((each) => phone(each))];
  if (found.length === 0) return null;
  return (
    <ul className={styles.plan} aria-label={t('rights.eraseWhom')}>
      {found.map((each) => (
        <li key={each}>{each}</li>
      ))}
    </ul>
  );
}
