import { Modal } from '@mantine/core';
import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './frame.module.css';

interface DialogProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog over the page: its title, the way out, and what it is about. Whoever leaves it goes on where they came from. */
export function Dialog({ title, onClose, children }: DialogProps) {
  const { t } = useTranslation();
  // Mantine gives focus back only where a dialog that was there already opens.
  const [cameFrom] = useState(() => document.activeElement);
  useEffect(() => () => void (cameFrom instanceof HTMLElement && cameFrom.focus()), [cameFrom]);
  return (
    <Modal.Root opened onClose={onClose} size={520}>
      <Modal.Overlay />
      <Modal.Content radius="xl">
        <div className={styles.dialogHead}>
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton size="sm" aria-label={t('close')} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
