import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getOperations, type Instance } from '../api/operations.js';
import { Failed, forbidden } from '../frame/failed.js';
import { useMay } from '../frame/session.js';
import { TopBar } from '../frame/top-bar.js';
import { Letters } from './letters.js';
import { ServiceTable } from './service-table.js';
import page from '../frame/page.module.css';

const REFRESH_MS = 5000;

export function Component() {
  return useMay()('operations.read') ? <OperationsPage /> : <Failed what="page" error={forbidden} />;
}

/** How the services stand, and what they could not apply. */
function OperationsPage() {
  const { t } = useTranslation();
  const now = useQuery({
    queryKey: ['operations'],
    queryFn: ({ signal }) => getOperations(signal),
    refetchInterval: REFRESH_MS,
  });
  const instances = now.data?.instances;
  return (
    <>
      <TopBar title={t('menu.operations')} />
      <main id="page" className={page.page}>
        <section aria-labelledby="services">
          <h2 id="services">{t('operations.services')}</h2>
          {now.isPending && (
            <div className="skeleton" style={{ height: 240 }} role="status" aria-label={t('loading')} />
          )}
          {now.isError && <Failed what="operations" error={now.error} retry={() => void now.refetch()} />}
          {instances && <Sentence instances={instances} />}
          {instances && <ServiceTable instances={instances} />}
        </section>
        <Letters instances={instances ?? []} />
      </main>
    </>
  );
}

/** What a person would say first. */
function Sentence({ instances }: { instances: Instance[] }) {
  const { t } = useTranslation();
  const ill = instances.filter(({ live, ready }) => !live || !ready).length;
  return (
    <p className={page.sentence} role="status">
      {ill === 0
        ? t('operations.allWell', { count: instances.length })
        : t('operations.someIll', { count: ill })}
    </p>
  );
}
