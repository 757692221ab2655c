import { Button, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import frame from '../frame/frame.module.css';
import styles from './operations.module.css';

interface DismissDialogProps {
  count: number;
  busy: boolean;
  onClose: () => void;
  onDismiss: (reason: string) => void;
}

/** Dismissing leaves something undone for good, so it asks why. */
export default function DismissDialog({ count, busy, onClose, onDismiss }: DismissDialogProps) {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  return (
    <Modal.Root opened onClose={onClose}>
      <Modal.Overlay />
      <Modal.Content radius="xl">
        <div className={frame.dialogHead}>
          <Modal.Title>{t('operations.dismissTitle', { count })}</Modal.Title>
          <Modal.CloseButton size="sm" aria-label={t('close')} />
        </div>
        <Modal.Body>
          <form
            className={styles.dismiss}
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              if (reason.trim()) onDismiss(reason.trim());
              else setMissing(true);
            }}
          >
            <p className="s d2">{t('operations.dismissHint')}</p>
            <Textarea
              label={t('operations.dismissReason')}
              required
              maxLength={500}
              rows={3}
              value={reason}
              error={missing && !reason.trim() && t('operations.dismissMissing')}
              onChange={(event) => setReason(event.currentTarget.value)}
              data-autofocus
            />
            <footer>
              <Button variant="default" onClick={onClose}>
                {t('operations.cancel')}
              </Button>
              <Button type="submit" loading={busy}>
                {t('operations.dismiss')}
              </Button>
            </footer>
          </form>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
