import { CloseButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { isComposing } from '../frame/shortcuts.js';
import type { DraftField } from './draft.js';
import styles from './record.module.css';

interface FormFrameProps {
  title: string;
  hint?: string;
  /** What the service said of the whole form. */
  problem: string | null;
  errors: Partial<Record<DraftField, string>>;
  footer: ReactNode;
  footnote: string;
  onComplete: () => void;
  onCancel?: (() => void) | undefined;
  children: ReactNode;
}

/** The record's head, its fields that scroll, and its buttons that do not. ⌘Enter completes, but never while converting kana. */
export function FormFrame({
  title,
  hint,
  problem,
  errors,
  footer,
  footnote,
  onComplete,
  onCancel,
  children,
}: FormFrameProps) {
  const { t } = useTranslation();
  const fields = useRef<HTMLDivElement>(null);
  // The first field with an error comes into view; the reader need not look for it.
  const first = Object.keys(errors)[0];
  useEffect(() => {
    if (first)
      fields.current
        ?.querySelector<HTMLElement>('[aria-invalid="true"]')
        ?.scrollIntoView({ block: 'center' });
  }, [first, errors]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event.nativeEvent)) return;
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      onComplete();
    }
    const listOpen = (event.target as Element).getAttribute('aria-expanded') === 'true';
    if (event.key === 'Escape' && !listOpen) onCancel?.();
  };
  return (
    <form
      className={styles.form}
      aria-label={title}
      noValidate
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        onComplete();
      }}
    >
      <div className={styles.head}>
        <h2>{title}</h2>
        <span className="c d3">{hint}</span>
        {onCancel && <CloseButton size="sm" aria-label={t('close')} onClick={onCancel} />}
      </div>
      <div ref={fields} className={styles.fields}>
        {problem && (
          <div className={styles.problem} role="alert">
            <IconAlertTriangle aria-hidden />
            <p>{problem}</p>
          </div>
        )}
        {children}
      </div>
      <footer>
        <span className="c d3">{footnote}</span>
        {footer}
      </footer>
    </form>
  );
}
