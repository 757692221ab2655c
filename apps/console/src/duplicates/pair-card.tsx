import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Decision, Duplicate } from '../api/duplicates.js';
import { useCustomerName } from '../customer/customer-name.js';
import { list, recent } from '../format/format.js';
import { useLanguage, useWord } from '../i18n/i18n.js';
import { useIdentifierWords } from '../identity/use-identifier-words.js';
import { Comparison } from './comparison.js';
import { DecisionButtons } from './decision-buttons.js';
import styles from './duplicates.module.css';

interface PairCardProps {
  duplicate: Duplicate;
  chosen: boolean;
  onToggle: () => void;
  busy: boolean;
  onDecide: (decision: Decision) => void;
}

/** Two customers beside each other, what they have in common marked, and what one can say of them. */
export function PairCard({ duplicate, chosen, onToggle, busy, onDecide }: PairCardProps) {
  const { t } = useTranslation();
  const word = useWord();
  const { language } = useLanguage();
  const nameOf = useCustomerName();
  const { whole } = useIdentifierWords();
  const { customers, reasons, foundAt, state, linkedBy } = duplicate;
  const names = customers.map((customer) => nameOf(customer).plain);
  const title = names.join(' · ');
  return (
    <li data-chosen={chosen || undefined}>
      <header>
        <Checkbox
          size="xs"
          checked={chosen}
          onChange={onToggle}
          label={list(
            reasons.map((reason) => word('duplicateReason', reason)),
            language,
          )}
          aria-label={t('duplicates.choose', { names: title })}
        />
        <time className="c d3" dateTime={foundAt}>
          {recent(foundAt, language)}
        </time>
      </header>
      {linkedBy.length > 0 && (
        <p className={styles.linked}>
          {t('duplicates.linkedBy', { identifiers: list(linkedBy.map(whole), language) })}
        </p>
      )}
      <Comparison customers={customers} />
      <footer role="group" aria-label={title}>
        <DecisionButtons
          duplicates={[duplicate.id]}
          canWait={state === 'open'}
          busy={busy}
          onDecide={onDecide}
        />
      </footer>
    </li>
  );
}
