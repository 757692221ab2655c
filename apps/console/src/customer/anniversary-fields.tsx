import { Button, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Anniversary } from '../api/profile.js';
import { refuses } from '../frame/save-dialog.js';
import styles from './customer.module.css';

const MOST = 10;

interface AnniversaryFieldsProps {
  days: Anniversary[];
  error: Error | null;
  onChange: (days: Anniversary[]) => void;
}

/** What comes again each year; one without a name and a day is none. */
export function AnniversaryFields({ days, error, onChange }: AnniversaryFieldsProps) {
  const { t } = useTranslation();
  const change = (place: number, changed: Partial<Anniversary>) =>
    onChange(days.map((day, at) => (at === place ? { ...day, ...changed } : day)));
  return (
    <fieldset className={styles.address}>
      <legend>{t('profileField.anniversaries')}</legend>
      {days.map(({ name, on }, place) => (
        <div key={place} className={styles.pair}>
          <TextInput
            label={t('profile.anniversaryName', { number: place + 1 })}
            value={name}
            maxLength={64}
            error={refuses(error, `/anniversaries/${place}/name`) && t('profile.fix')}
            onChange={(event) => change(place, { name: event.currentTarget.value })}
          />
          <TextInput
            label={t('profile.anniversaryDay', { number: place + 1 })}
            placeholder={t('profile.dayExample')}
            value={on}
            maxLength={16}
            error={refuses(error, `/anniversaries/${place}/on`) && t('profile.fixDay')}
            onChange={(event) => change(place, { on: event.currentTarget.value })}
          />
        </div>
      ))}
      {days.length < MOST && (
        <Button
          variant="default"
          size="xs"
          className={styles.add}
          onClick={() => onChange([...days, { name: '', on: '' }])}
        >
          {t('profile.addAnniversary')}
        </Button>
      )}
    </fieldset>
  );
}
