import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/api.js';
import { Dialog } from './dialog.js';
import page from './page.module.css';

interface SaveDialogProps {
  title: string;
  /** Word on the button that saves; without it nothing can be saved here. */
  save?: string | undefined;
  busy?: boolean;
  /** Why the last attempt came to nothing. */
  error?: Error | null;
  onSave?: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A form in a dialog. What was refused is said above the buttons, and what was written stays. */
export function SaveDialog({ title, save, busy, error, onSave, onClose, children }: SaveDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className={page.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSave?.();
        }}
      >
        {children}
        {error && (
          <p className={page.refused} role="alert">
            {t(`save.${whyOf(error)}`)}
          </p>
        )}
        <footer>
          <Button variant="default" onClick={onClose}>
            {save ? t('save.cancel') : t('close')}
          </Button>
          {save && (
            <Button type="submit" loading={busy ?? false}>
              {save}
            </Button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}

function whyOf(error: Error): 'changed' | 'taken' | 'refused' | 'forbidden' | 'full' | 'unknown' {
  if (!(error instanceof Problem)) return 'unknown';
  if (error.status === 412) return 'changed';
  if (error.status === 403) return 'forbidden';
  if (error.status === 409) return error.type.endsWith('id-taken') ? 'taken' : 'full';
  return error.status === 400 ? 'refused' : 'unknown';
}

/** Whether a refusal names this field: `/name/ja`. */
export function refuses(error: Error | null, pointer: string): boolean {
  return error instanceof Problem && error.errors.some((each) => each.pointer.startsWith(pointer));
}
