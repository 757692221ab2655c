import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { revokeKey, type Publisher, type PublisherKey } from '../api/access.js';
import { exact, recent } from '../format/format.js';
import { SaveDialog } from '../frame/save-dialog.js';
import { useMay } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import { useLanguage } from '../i18n/i18n.js';
import { useChange } from './use-publisher.js';
import styles from './publishers.module.css';

const hasPassed = (at: string | null) => at !== null && new Date(at).getTime() <= Date.now();
export const isLive = ({ revokedAt, expiresAt }: PublisherKey) => revokedAt === null && !hasPassed(expiresAt);

/** A publisher's keys by their first characters; the rest of a key is known to nobody but its owner. */
export function KeyList({ publisher: { id, keys } }: { publisher: Publisher }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const mayWrite = useMay()('publishers.write');
  const [revoking, setRevoking] = useState<PublisherKey | null>(null);
  if (keys.length === 0) return <p className="s d2">{t('publishers.noKeyYet')}</p>;
  return (
    <>
      <ul className={styles.keys} aria-label={t('publishers.keysOf', { name: id })}>
        {keys.map((key) => (
          <li key={key.id}>
            <code>{key.prefix}…</code>
            <span className={isLive(key) ? 'tag good' : 'tag'}>{t(`publishers.is.${stateOf(key)}`)}</span>
            <span className="c d3">
              {t('publishers.created', { time: exact(key.createdAt, language) })}
              {' · '}
              {key.lastUsedAt
                ? t('publishers.used', { time: recent(key.lastUsedAt, language) })
                : t('publishers.never')}
              {key.expiresAt && ` · ${t('publishers.until', { time: exact(key.expiresAt, language) })}`}
            </span>
            {mayWrite && isLive(key) && (
              <Button
                size="xs"
                variant="default"
                aria-label={t('publishers.revokeKey', { prefix: key.prefix })}
                onClick={() => setRevoking(key)}
              >
                {t('publishers.revoke')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {revoking && <RevokeDialog publisher={id} publisherKey={revoking} onClose={() => setRevoking(null)} />}
    </>
  );
}

function stateOf({ revokedAt, expiresAt }: PublisherKey): 'revoked' | 'expired' | 'live' {
  if (revokedAt) return 'revoked';
  return hasPassed(expiresAt) ? 'expired' : 'live';
}

interface RevokeDialogProps {
  publisher: string;
  publisherKey: PublisherKey;
  onClose: () => void;
}

function RevokeDialog({ publisher, publisherKey: { id, prefix }, onClose }: RevokeDialogProps) {
  const { t } = useTranslation();
  const revoking = useChange(
    () => revokeKey(publisher, id),
    () => {
      toast(t('publishers.revoked', { prefix }));
      onClose();
    },
  );
  return (
    <SaveDialog
      title={t('publishers.revokeKey', { prefix })}
      save={t('publishers.revoke')}
      busy={revoking.isPending}
      error={revoking.error}
      onSave={() => revoking.mutate(undefined)}
      onClose={onClose}
    >
      <p className="s d2">{t('publishers.revokeHint')}</p>
    </SaveDialog>
  );
}
