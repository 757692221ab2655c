import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Words } from '../api/api.js';
import page from '../frame/page.module.css';
import { refuses } from '../frame/save-dialog.js';

interface NameFieldsProps {
  name: Words;
  disabled: boolean;
  error: Error | null;
  onChange: (name: Words) => void;
}

/** A name in both languages. */
export function NameFields({ name, disabled, error, onChange }: NameFieldsProps) {
  const { t } = useTranslation();
  return (
    <div className={page.pair}>
      {(['ja', 'en'] as const).map((language) => (
        <TextInput
          key={language}
          label={t(`access.name.${language}`)}
          value={name[language]}
          disabled={disabled}
          maxLength={200}
          error={refuses(error, `/name/${language}`) && t('access.fix.name')}
          onChange={(event) => onChange({ ...name, [language]: event.currentTarget.value })}
        />
      ))}
    </div>
  );
}
