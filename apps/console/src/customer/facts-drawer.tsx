import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './customer.module.css';

/** The facts where there is no room for them beside the line. */
export default function FactsDrawer({ onClose, children }: { onClose: () => void; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Drawer.Root opened onClose={onClose} position="right" size={340}>
      <Drawer.Overlay />
      <Drawer.Content>
        <div className={styles.drawerHead}>
          <Drawer.Title>{t('facts.label')}</Drawer.Title>
          <Drawer.CloseButton size="sm" aria-label={t('close')} />
        </div>
        <Drawer.Body className={styles.facts}>{children}</Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
