import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Decision } from '../api/duplicates.js';

interface DecisionButtonsProps {
  /** The pairs they decide about. */
  duplicates: string[];
  /** Whether they can be put off. */
  canWait: boolean;
  busy: boolean;
  onDecide: (decision: Decision) => void;
}

/** What one can say of pairs: that they are one, that they never are, or later. */
export function DecisionButtons({ duplicates, canWait, busy, onDecide }: DecisionButtonsProps) {
  const { t } = useTranslation();
  const decide = (decision: Decision['decision']) => () => onDecide({ duplicates, decision });
  return (
    <>
      <Button size="xs" disabled={busy} onClick={decide('merge')}>
        {t('duplicates.merge')}
      </Button>
      <Button size="xs" variant="default" disabled={busy} onClick={decide('apart')}>
        {t('duplicates.apart')}
      </Button>
      {canWait && (
        <Button size="xs" variant="subtle" disabled={busy} onClick={decide('later')}>
          {t('duplicates.putOff')}
        </Button>
      )}
    </>
  );
}
