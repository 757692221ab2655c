import { Button, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { services, type Instance } from '../api/operations.js';
import { useWord } from '../i18n/i18n.js';
import type { useLetterFilters } from './use-letter-filters.js';
import { TypedField } from '../frame/typed-field.js';
import page from '../frame/page.module.css';

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
  return (
    <form className={page.filters} onSubmit={(event) => event.preventDefault()}>
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
      <TypedField
        label={t('operations.type')}
        placeholder="engawa.intake.order.place"
        value={filters.type}
        onSettle={(type) => change({ type })}
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
