import { CloseButton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useEffect, useEffectEvent, useRef, type ReactNode } from 'react';
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

  const form = useRef<HTMLFormElement>(null);
  // Also with the focus nowhere: a click on plain text must not take the keys away. Another field keeps its own.
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const target = event.target as Element;
    if (isComposing(event) || !(form.current?.contains(target) || target === document.body)) return;
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      onComplete();
    }
    if (event.key === 'Escape' && target.getAttribute('aria-expanded') !== 'true') onCancel?.();
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
  return (
    <form
      ref={form}
      className={styles.form}
      aria-label={title}
      noValidate
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
