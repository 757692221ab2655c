import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeadLetter } from '../api/operations.js';
import { ChooseBar, toggled } from '../frame/choose-bar.js';
import { LetterRow } from './letter-row.js';
import styles from './operations.module.css';

interface LetterTableProps {
  letters: DeadLetter[];
  chosen: ReadonlySet<string>;
  /** Absent where nothing can be done about them. */
  onChoose: ((chosen: ReadonlySet<string>) => void) | undefined;
  busy: boolean;
  onReplay: () => void;
  onDismiss: () => void;
}

/** The list; once something is chosen, its head is what can be done with it. */
export function LetterTable({ letters, chosen, onChoose, busy, onReplay, onDismiss }: LetterTableProps) {
  const { t } = useTranslation();
  return (
    <>
      {onChoose && (
        <ChooseBar
          ids={letters.map(({ id }) => id)}
          chosen={chosen}
          onChoose={onChoose}
          label={
            chosen.size === 0 ? t('operations.chooseAll') : t('operations.chosen', { count: chosen.size })
          }
        >
          <Button size="xs" loading={busy} onClick={onReplay}>
            {t('operations.replay')}
          </Button>
          <Button size="xs" variant="default" disabled={busy} onClick={onDismiss}>
            {t('operations.dismiss')}
          </Button>
        </ChooseBar>
      )}
      <ul className={styles.letters} aria-labelledby="letters">
        {letters.map((letter) => (
          <LetterRow
            key={letter.id}
            letter={letter}
            chosen={chosen.has(letter.id)}
            onToggle={onChoose && (() => onChoose(toggled(chosen, letter.id)))}
          />
        ))}
      </ul>
    </>
  );
}
