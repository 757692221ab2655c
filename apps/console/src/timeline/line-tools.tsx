import { Menu } from '@mantine/core';
import { IconDownload, IconNote } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { timelineExport, type Transaction } from '../api/timeline.js';
import { useMay, useMe } from '../frame/session.js';
import type { Filters } from './use-filters.js';
import styles from './timeline.module.css';

const NoteDialog = lazy(async () => ({ default: (await import('./note-dialog.js')).NoteDialog }));

export function NoteButton({ customer, about }: { customer: string; about?: Transaction }) {
  const { t } = useTranslation();
  const may = useMay()('customers.write');
  const [writing, setWriting] = useState(false);
  if (!may) return null;
  return (
    <>
      <button
        type="button"
        className={styles.iconButton}
        aria-label={t('note.write')}
        title={t('note.write')}
        onClick={() => setWriting(true)}
      >
        <IconNote aria-hidden />
      </button>
      {writing && (
        <Suspense>
          <NoteDialog customer={customer} about={about} onClose={() => setWriting(false)} />
        </Suspense>
      )}
    </>
  );
}

/** Saves the line as it is filtered. */
export function ExportMenu({ customer, filters }: { customer: string; filters: Filters }) {
  const { t } = useTranslation();
  const { partner } = useMe();
  const may = useMay()('timeline.export') && partner === null;
  if (!may) return null;
  return (
    <Menu position="bottom-end" shadow="md">
      <Menu.Target>
        <button
          type="button"
          className={styles.iconButton}
          aria-label={t('export.open')}
          title={t('export.open')}
        >
          <IconDownload aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {(['csv', 'json'] as const).map((format) => (
          <Menu.Item
            key={format}
            component="a"
            href={timelineExport(customer, filters.filters, format)}
            download
          >
            {t(`export.${format}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
