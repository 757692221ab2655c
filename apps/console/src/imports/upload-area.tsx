import { Button, FileButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/api.js';
import type { CustomerImport } from '../api/imports.js';
import { Bar } from './bar.js';
import styles from './imports.module.css';
import { useUpload } from './use-imports.js';

/** Where a file is dropped or chosen, and how much of it has been sent. */
export function UploadArea({ imports }: { imports: CustomerImport[] }) {
  const { t } = useTranslation();
  const { upload, sent, stop } = useUpload(imports);
  const [over, setOver] = useState(false);
  const take = (file: File | null | undefined) => file && file.size > 0 && upload.mutate(file);
  const { error } = upload;
  if (sent) {
    return (
      <div className={styles.area}>
        <Bar label={t('imports.sending', { name: sent.name })} share={sent.share} />
        <Button variant="default" size="xs" onClick={stop}>
          {t('imports.stop')}
        </Button>
      </div>
    );
  }
  return (
    <div
      className={styles.area}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files[0]);
      }}
    >
      <span>{t('imports.drop')}</span>
      <FileButton accept=".csv,.tsv,.txt,text/csv" onChange={take}>
        {(props) => (
          <Button {...props} variant="default" size="xs">
            {t('imports.choose')}
          </Button>
        )}
      </FileButton>
      {error && (
        <p className={styles.wrong} role="alert">
          {error instanceof Problem && error.status === 413 ? t('imports.tooLarge') : t('imports.brokenOff')}
        </p>
      )}
    </div>
  );
}
