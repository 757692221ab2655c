import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Words } from '../api/api.js';
import page from '../frame/page.module.css';
import { refuses } from '../frame/save-dialog.js';

interface Named {
  id: string;
  name: Words;
}
interface NameFieldsProps {
  row: Named;
  /** What to say of the code of a new row; that of an old one is not changed. */
  codeHint: string | undefined;
  disabled: boolean;
  error: Error | null;
  onChange: (changed: Partial<Named>) => void;
}

/** What a role or partner is called: by its code, and in both languages. */
export function NameFields({ row: { id, name }, codeHint, disabled, error, onChange }: NameFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      {codeHint && (
        <TextInput
          label={t('access.code')}
          description={codeHint}
          value={id}
          spellCheck={false}
          error={refuses(error, '/id') && t('access.fix.id')}
          onChange={(event) => onChange({ id: event.currentTarget.value })}
        />
      )}
      <div className={page.pair}>
        {(['ja', 'en'] as const).map((language) => (
          <TextInput
            key={language}
            label={t(`access.name.${language}`)}
            value={name[language]}
            disabled={disabled}
            maxLength={200}
            error={refuses(error, `/name/${language}`) && t('access.fix.name')}
            onChange={(event) => onChange({ name: { ...name, [language]: event.currentTarget.value } })}
          />
        ))}
      </div>
    </>
  );
}
