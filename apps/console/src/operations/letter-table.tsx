import { Button, Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { DeadLetter } from '../api/operations.js';
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
  const all = letters.every(({ id }) => chosen.has(id));
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    onChoose?.(next);
  };
  return (
    <>
      {onChoose && (
        <div className={styles.bulk} role="group" aria-label={t('operations.chosen', { count: chosen.size })}>
          <Checkbox
            size="xs"
            label={
              chosen.size === 0 ? t('operations.chooseAll') : t('operations.chosen', { count: chosen.size })
            }
            checked={all}
            indeterminate={!all && chosen.size > 0}
            onChange={() => onChoose(new Set(all ? [] : letters.map(({ id }) => id)))}
          />
          {chosen.size > 0 && (
            <>
              <Button size="xs" loading={busy} onClick={onReplay}>
                {t('operations.replay')}
              </Button>
              <Button size="xs" variant="default" disabled={busy} onClick={onDismiss}>
                {t('operations.dismiss')}
              </Button>
            </>
          )}
        </div>
      )}
      <ul className={styles.letters} aria-labelledby="letters">
        {letters.map((letter) => (
          <LetterRow
            key={letter.id}
            letter={letter}
            chosen={chosen.has(letter.id)}
            onToggle={onChoose && (() => toggle(letter.id))}
          />
        ))}
      </ul>
    </>
  );
}
