import { NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answerCase, type CaseAnswer, type RightsCase } from '../api/rights.js';
import { refuses, SaveDialog } from '../frame/save-dialog.js';
import { useRightsAct } from './use-rights.js';

/** What the person was told, which ends the case. An erasure is here refused alone: it is done elsewhere. */
export default function AnswerDialog({
  rightsCase,
  onClose,
}: {
  rightsCase: RightsCase;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const { id, kind, customer } = rightsCase;
  // Whoever is joined with them while this is open is seen when it is opened anew.
  const [subject] = useState(rightsCase.subject.version);
  const [state, setState] = useState<CaseAnswer['state']>(kind === 'erasure' ? 'refused' : 'answered');
  const [answer, setAnswer] = useState('');
  const [asked, setAsked] = useState(false);
  const saving = useRightsAct(
    customer,
    (said: CaseAnswer) => answerCase(id, said),
    'rights.answerSaved',
    onClose,
  );
  const save = () => {
    setAsked(true);
    if (answer.trim()) saving.mutate({ state, answer: answer.trim(), subject });
  };
  return (
    <SaveDialog
      title={t(kind === 'erasure' ? 'rights.refuse' : 'rights.answerTitle')}
      save={t('rights.answerSave')}
      busy={saving.isPending}
      error={saving.error}
      onSave={save}
      onClose={onClose}
    >
      <p className="s d2">{t('rights.answerHint')}</p>
      {kind !== 'erasure' && (
        <NativeSelect
          label={t('rights.outcome')}
          value={state}
          data={(['answered', 'refused'] as const).map((each) => ({
            value: each,
            label: t(`rights.outcomes.${each}`),
          }))}
          onChange={(event) => setState(event.currentTarget.value as typeof state)}
        />
      )}
      {kind === 'stop-of-use' && state === 'answered' && <p className="s d2">{t('rights.stopOfUseHint')}</p>}
      <Textarea
        label={t('rights.told')}
        description={t('rights.toldHint')}
        required
        rows={4}
        maxLength={8000}
        value={answer}
        error={((asked && !answer.trim()) || refuses(saving.error, '/answer')) && t('rights.fix.answer')}
        onChange={(event) => setAnswer(event.currentTarget.value)}
      />
    </SaveDialog>
  );
}
