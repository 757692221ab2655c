import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './customer.module.css';

/** The facts where there is no room for them beside the line. */
export default function FactsDrawer({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size={340}
      title={t('facts.label')}
      closeButtonProps={{ 'aria-label': t('close'), size: 'sm' }}
    >
      <div className={styles.facts}>{children}</div>
    </Drawer>
  );
}
