import { Button, TextInput } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { issueKey } from '../api/access.js';
import { endOf } from '../api/api.js';
import { refuses, SaveDialog } from '../frame/save-dialog.js';
import { useChange } from './use-publisher.js';
import styles from './publishers.module.css';

/** Issues a key and shows it, this once: no later answer has it. */
export function NewKeyDialog({ publisher, onClose }: { publisher: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [lastDay, setLastDay] = useState('');
  const [key, setKey] = useState<string | null>(null);
  const [copied, setCopied] = useState(false);
  const issuing = useChange(
    () => issueKey(publisher, endOf(lastDay)?.toISOString() ?? null),
    (issued) => setKey(issued.key),
  );
  const copy = async (text: string) => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
  };
  return (
    <SaveDialog
      title={t('publishers.issueFor', { name: publisher })}
      save={key ? undefined : t('publishers.issue')}
      busy={issuing.isPending}
      error={issuing.error}
      onSave={() => issuing.mutate(undefined)}
      onClose={onClose}
    >
      {key ? (
        <>
          <p className="s d2" role="status">
            {t('publishers.shownOnce')}
          </p>
          <code className={styles.key} tabIndex={0} aria-label={t('publishers.key')}>
            {key}
          </code>
          <Button
            variant="default"
            leftSection={copied ? <IconCheck aria-hidden /> : <IconCopy aria-hidden />}
            onClick={() => void copy(key)}
          >
            {copied ? t('publishers.copied') : t('publishers.copy')}
          </Button>
        </>
      ) : (
        <TextInput
          type="date"
          label={t('publishers.lastDay')}
          description={t('publishers.lastDayHint')}
          value={lastDay}
          error={refuses(issuing.error, '/expiresAt') && t('publishers.fix.expiresAt')}
          onChange={(event) => setLastDay(event.currentTarget.value)}
        />
      )}
    </SaveDialog>
  );
}
