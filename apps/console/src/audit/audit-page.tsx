import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { auditExport, searchAudit } from '../api/access.js';
import { Failed, forbidden } from '../frame/failed.js';
import { LoadMore } from '../frame/load-more.js';
import page from '../frame/page.module.css';
import { useMay } from '../frame/session.js';
import { TopBar } from '../frame/top-bar.js';
import { AuditFilterBar } from './audit-filter-bar.js';
import { AuditTable } from './audit-table.js';
import { useAuditFilters } from './use-audit-filters.js';

export function Component() {
  return useMay()('audit.read') ? <AuditPage /> : <Failed what="page" error={forbidden} />;
}

/** Who did or saw what, newest first, for the person responsible. To look here is written down as well. */
function AuditPage() {
  const { t } = useTranslation();
  const filter = useAuditFilters();
  const found = useInfiniteQuery({
    queryKey: ['audit', filter.filters],
    queryFn: ({ pageParam, signal }) => searchAudit(filter.filters, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
  const entries = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <>
      <TopBar title={t('menu.audit')}>
        <Button
          ml="auto"
          size="xs"
          variant="default"
          component="a"
          href={auditExport(filter.filters)}
          download
          leftSection={<IconDownload aria-hidden />}
        >
          {t('audit.export')}
        </Button>
      </TopBar>
      <main id="page" className={page.page}>
        <section aria-label={t('menu.audit')}>
          <p className="s d2">{t('audit.hint')}</p>
          <AuditFilterBar filter={filter} />
          {found.isPending && (
            <div className="skeleton" style={{ height: 320 }} role="status" aria-label={t('loading')} />
          )}
          {found.isError && !found.data && (
            <Failed what="audit" error={found.error} retry={() => void found.refetch()} />
          )}
          {found.data && entries.length === 0 && (
            <p className={page.nothing} role="status">
              {filter.filtered ? t('audit.noMatch') : t('audit.nothing')}
            </p>
          )}
          {entries.length > 0 && <AuditTable entries={entries} onFilter={filter.change} />}
          <LoadMore list={found} />
        </section>
      </main>
    </>
  );
}
