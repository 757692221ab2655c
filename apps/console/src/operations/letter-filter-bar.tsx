import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { services, type Instance } from '../api/operations.js';
import { useWord } from '../i18n/i18n.js';
import type { useLetterFilters } from './use-letter-filters.js';
import styles from './operations.module.css';

interface LetterFilterBarProps {
  filter: ReturnType<typeof useLetterFilters>;
  instances: Instance[];
}

export function LetterFilterBar({
  filter: { filters, filtered, change, clear },
  instances,
}: LetterFilterBarProps) {
  const { t } = useTranslation();
  const word = useWord();
  const reasons = new Set(instances.flatMap(({ deadLetters }) => deadLetters.map(({ reason }) => reason)));
  if (filters.reason) reasons.add(filters.reason);
  const any = { value: '', label: t('operations.any') };
  const options = (group: 'service' | 'letterReason', codes: Iterable<string>) => [
    any,
    ...[...codes].map((value) => ({ value, label: word(group, value) })),
  ];
  // A type is asked for once it is left or Enter is pressed, not with every letter of it.
  const [type, setType] = useState(filters.type);
  useEffect(() => setType(filters.type), [filters.type]);
  return (
    <form
      className={styles.filters}
      onSubmit={(event) => {
        event.preventDefault();
        change({ type: type.trim() });
      }}
    >
      <NativeSelect
        label={t('operations.service')}
        value={filters.service}
        data={options('service', services)}
        onChange={(event) => change({ service: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('operations.reason')}
        value={filters.reason}
        data={options('letterReason', [...reasons].sort())}
        onChange={(event) => change({ reason: event.currentTarget.value })}
      />
      <TextInput
        label={t('operations.type')}
        placeholder="engawa.intake.order.place"
        value={type}
        spellCheck={false}
        onChange={(event) => setType(event.currentTarget.value)}
        onBlur={() => change({ type: type.trim() })}
      />
      <NativeSelect
        label={t('operations.seenTo')}
        value={filters.state}
        data={[
          { value: 'open', label: t('operations.open') },
          { value: 'closed', label: t('operations.closed') },
        ]}
        onChange={(event) => change({ state: event.currentTarget.value === 'closed' ? 'closed' : 'open' })}
      />
      {filtered && (
        <Button variant="default" onClick={clear}>
          {t('operations.clear')}
        </Button>
      )}
    </form>
  );
}
