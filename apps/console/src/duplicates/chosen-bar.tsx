import { Button, Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Decision, Duplicate } from '../api/duplicates.js';
import styles from './duplicates.module.css';

/** As many as the service takes at once. */
const AT_ONCE = 50;

interface ChosenBarProps {
  duplicates: Duplicate[];
  chosen: ReadonlySet<string>;
  onChoose: (chosen: ReadonlySet<string>) => void;
  busy: boolean;
  onDecide: (decision: Decision) => void;
}

/** Chooses all, and decides about those that are chosen. */
export function ChosenBar({ duplicates, chosen, onChoose, busy, onDecide }: ChosenBarProps) {
  const { t } = useTranslation();
  const all = duplicates.slice(0, AT_ONCE).map(({ id }) => id);
  const hasAll = all.every((id) => chosen.has(id));
  const decided = (decision: Decision['decision']) =>
    onDecide({ duplicates: [...chosen].slice(0, AT_ONCE), decision });
  const label =
    chosen.size === 0 ? t('duplicates.chooseAll') : t('duplicates.chosen', { count: chosen.size });
  return (
    <div className={styles.bulk} role="group" aria-label={label}>
      <Checkbox
        size="xs"
        label={label}
        checked={hasAll}
        indeterminate={!hasAll && chosen.size > 0}
        onChange={() => onChoose(new Set(hasAll ? [] : all))}
      />
      {chosen.size > 0 && (
        <>
          <Button size="xs" disabled={busy} onClick={() => decided('merge')}>
            {t('duplicates.merge')}
          </Button>
          <Button size="xs" variant="default" disabled={busy} onClick={() => decided('apart')}>
            {t('duplicates.apart')}
          </Button>
          <Button size="xs" variant="default" disabled={busy} onClick={() => decided('later')}>
            {t('duplicates.putOff')}
          </Button>
        </>
      )}
    </div>
  );
}
