import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getPublishers, type Publisher } from '../api/access.js';
import { Failed, forbidden } from '../frame/failed.js';
import page from '../frame/page.module.css';
import { useMay } from '../frame/session.js';
import { TopBar } from '../frame/top-bar.js';
import { PublisherDialog } from './publisher-dialog.js';
import { PublisherRow } from './publisher-row.js';
import { PUBLISHERS } from './use-publisher.js';

export function Component() {
  return useMay()('publishers.read') ? <PublishersPage /> : <Failed what="page" error={forbidden} />;
}

/** Which systems may send events, which ones, and with which keys. */
function PublishersPage() {
  const { t } = useTranslation();
  const mayWrite = useMay()('publishers.write');
  const found = useQuery({ queryKey: PUBLISHERS, queryFn: getPublishers });
  const [chosen, setChosen] = useState<Publisher | 'new' | null>(null);
  const publishers = found.data?.items ?? [];
  return (
    <>
      <TopBar title={t('menu.publishers')}>
        {mayWrite && found.data && (
          <Button ml="auto" size="xs" onClick={() => setChosen('new')}>
            {t('publishers.add')}
          </Button>
        )}
      </TopBar>
      <main id="page" className={page.page}>
        <section aria-label={t('menu.publishers')}>
          <p className="s d2">{t('publishers.hint')}</p>
          {found.isPending && (
            <div className="skeleton" style={{ height: 240 }} role="status" aria-label={t('loading')} />
          )}
          {found.isError && (
            <Failed what="publishers" error={found.error} retry={() => void found.refetch()} />
          )}
          {found.data && publishers.length === 0 && (
            <p className={page.nothing} role="status">
              {t('publishers.none')}
            </p>
          )}
          {publishers.length > 0 && (
            <table className={`${page.table} ${page.stacked}`} aria-label={t('menu.publishers')}>
              <thead>
                <tr>
                  <th>{t('publishers.name')}</th>
                  <th>{t('publishers.kind')}</th>
                  <th>{t('publishers.namespace')}</th>
                  <th className="num">{t('publishers.keys')}</th>
                  <th className="num">{t('publishers.lastUsed')}</th>
                </tr>
              </thead>
              <tbody>
                {publishers.map((publisher) => (
                  <PublisherRow
                    key={publisher.id}
                    publisher={publisher}
                    onEdit={() => setChosen(publisher)}
                  />
                ))}
              </tbody>
            </table>
          )}
        </section>
        {chosen && (
          <PublisherDialog publisher={chosen === 'new' ? null : chosen} onClose={() => setChosen(null)} />
        )}
      </main>
    </>
  );
}
