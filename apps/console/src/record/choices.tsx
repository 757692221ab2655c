import type { Icon } from '@tabler/icons-react';
import { IconAlertCircle } from '@tabler/icons-react';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './record.module.css';

interface FieldGroupProps {
  label: string;
  required?: boolean;
  error?: string | undefined;
  children: ReactNode;
}

/** A group of controls under one label, with 必須 in words and the error where it belongs. */
export function FieldGroup({ label, required, error, children }: FieldGroupProps) {
  const { t } = useTranslation();
  const errorId = useId();
  return (
    <fieldset aria-describedby={error ? errorId : undefined} aria-invalid={error ? true : undefined}>
      <legend>
        {label}
        {required && <i>{t('record.required')}</i>}
      </legend>
      {children}
      {error && (
        <p id={errorId} className={styles.error}>
          <IconAlertCircle aria-hidden />
          {error}
        </p>
      )}
    </fieldset>
  );
}

export interface Choice {
  value: string;
  label: string;
  icon?: Icon | undefined;
}

interface ChoicesProps {
  options: Choice[];
  value: string;
  onChange: (value: string) => void;
  /** Pressing the chosen one again takes it back. */
  clearable?: boolean;
  department?: string;
}

/** Buttons of which one is chosen. */
export function Choices({ options, value, onChange, clearable = false, department }: ChoicesProps) {
  return (
    <div className={styles.pick} data-dept={department}>
      {options.map(({ value: own, label, icon: Picture }) => (
        <button
          key={own}
          type="button"
          aria-pressed={own === value}
          onClick={() => onChange(clearable && own === value ? '' : own)}
        >
          {Picture && <Picture aria-hidden />}
          {label}
        </button>
      ))}
    </div>
  );
}
