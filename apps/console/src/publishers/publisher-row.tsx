import { Button } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Publisher } from '../api/access.js';
import { count, list, recent } from '../format/format.js';
import page from '../frame/page.module.css';
import { useMay } from '../frame/session.js';
import { useLanguage } from '../i18n/i18n.js';
import { isLive, KeyList } from './key-list.js';
import { NewKeyDialog } from './new-key-dialog.js';
import styles from './publishers.module.css';

/** One publisher; its row opens to what it may do, and to its keys. */
export function PublisherRow({ publisher, onEdit }: { publisher: Publisher; onEdit: () => void }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const [open, setOpen] = useState(false);
  const { id, kind, namespace, backfill, keys } = publisher;
  const live = keys.filter(isLive).length;
  const used = keys
    .map(({ lastUsedAt }) => lastUsedAt)
    .filter((at) => at !== null)
    .sort()
    .at(-1);
  const Arrow = open ? IconChevronDown : IconChevronRight;
  return (
    <>
      <tr>
        <td>
          <button type="button" className={page.open} aria-expanded={open} onClick={() => setOpen(!open)}>
            <Arrow aria-hidden />
            <b lang="en">{id}</b>
          </button>
        </td>
        <td>
          {t(`publishers.kinds.${kind}`)}{' '}
          {backfill && <span className="tag">{t('publishers.backfill')}</span>}
        </td>
        <td lang="en" data-label={t('publishers.namespace')}>
          {namespace}
        </td>
        <td className="num" data-label={t('publishers.keys')}>
          {live === 0 ? <span className="tag warn">{t('publishers.noKey')}</span> : count(live)}
        </td>
        <td className="num" data-label={t('publishers.lastUsed')}>
          {used ? <time dateTime={used}>{recent(used, language)}</time> : t('publishers.never')}
        </td>
      </tr>
      {open && (
        <tr className={page.more}>
          <td colSpan={5}>
            <Details publisher={publisher} live={live} onEdit={onEdit} />
          </td>
        </tr>
      )}
    </>
  );
}

function Details({ publisher, live, onEdit }: { publisher: Publisher; live: number; onEdit: () => void }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const mayWrite = useMay()('publishers.write');
  const [issuing, setIssuing] = useState(false);
  const { id, kind, eventTypes, sources, itemsPerMinute, allowedOrigins, browserTracks } = publisher;
  const facts: [string, string][] = [
    [t('publishers.eventTypes'), eventTypes ? list(eventTypes, language) : t('publishers.all')],
    [t('publishers.sources'), sources ? list(sources, language) : t('publishers.all')],
    [
      t('publishers.itemsPerMinute'),
      itemsPerMinute === null ? t('publishers.unlimited') : count(itemsPerMinute),
    ],
  ];
  if (kind === 'browser') {
    facts.push([t('publishers.allowedOrigins'), list(allowedOrigins, language)]);
    facts.push([
      t('publishers.browserTracks'),
      browserTracks.length > 0 ? list(browserTracks, language) : t('publishers.noTracks'),
    ]);
  }
  return (
    <div className={styles.details}>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd lang="en">{value}</dd>
          </div>
        ))}
      </dl>
      <KeyList publisher={publisher} />
      {mayWrite && (
        <div className={styles.actions}>
          <Button
            size="xs"
            disabled={live >= 2}
            onClick={() => setIssuing(true)}
            title={live >= 2 ? t('publishers.twoKeys') : undefined}
          >
            {t('publishers.issue')}
          </Button>
          <Button size="xs" variant="default" onClick={onEdit}>
            {t('publishers.edit')}
          </Button>
          {live >= 2 && <span className="c d3">{t('publishers.twoKeys')}</span>}
        </div>
      )}
      {issuing && <NewKeyDialog publisher={id} onClose={() => setIssuing(false)} />}
    </div>
  );
}
