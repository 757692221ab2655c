import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { remedyKinds, type Authority } from '../api/access.js';
import { refuses } from '../frame/save-dialog.js';
import styles from './people.module.css';

interface AuthorityFieldsProps {
  hint: string;
  authority: Authority;
  disabled: boolean;
  error: Error | null;
  onChange: (authority: Authority) => void;
}

/** How much may be promised to a customer without asking, in yen. A field left empty means: ask every time. */
export function AuthorityFields({ hint, authority, disabled, error, onChange }: AuthorityFieldsProps) {
  const { t } = useTranslation();
  const change = (kind: keyof Authority, typed: string) => {
    const { [kind]: _before, ...others } = authority;
    onChange(typed.trim() === '' ? others : { ...others, [kind]: Number(typed) });
  };
  return (
    <fieldset className={styles.choices}>
      <legend className="c d2">{t('access.authority')}</legend>
      <p className="c d3">{hint}</p>
      <div className={styles.three}>
        {remedyKinds.map((kind) => (
          <TextInput
            key={kind}
            inputMode="numeric"
            label={t(`kind.${kind}`)}
            value={String(authority[kind] ?? '')}
            disabled={disabled}
            error={refuses(error, `/authority/${kind}`) && t('access.fix.authority')}
            onChange={(event) => change(kind, event.currentTarget.value)}
          />
        ))}
      </div>
    </fieldset>
  );
}
