import { useTranslation } from 'react-i18next';
import { Failed, forbidden } from '../frame/failed.js';
import page from '../frame/page.module.css';
import { useMay } from '../frame/session.js';
import { TopBar } from '../frame/top-bar.js';
import { ImportCard } from './import-card.js';
import { UploadArea } from './upload-area.js';
import { useImports } from './use-imports.js';

export function Component() {
  return useMay()('customers.import') ? <ImportsPage /> : <Failed what="page" error={forbidden} />;
}

/** Files of customers: sent, looked at, tried, and written. */
function ImportsPage() {
  const { t } = useTranslation();
  const found = useImports();
  const imports = found.data?.items ?? [];
  return (
    <>
      <TopBar title={t('menu.imports')} />
      <main id="page" className={page.page}>
        <section aria-label={t('imports.file')}>
          <p className="s d2">{t('imports.hint')}</p>
          {found.data && <UploadArea imports={imports} />}
        </section>
        <section aria-labelledby="imports">
          <h2 id="imports">{t('imports.list')}</h2>
          {found.isPending && (
            <div className="skeleton" style={{ height: 240 }} role="status" aria-label={t('loading')} />
          )}
          {found.isError && <Failed what="imports" error={found.error} retry={() => void found.refetch()} />}
          {found.data && imports.length === 0 && (
            <p className={page.nothing} role="status">
              {t('imports.none')}
            </p>
          )}
          {imports.map((each, place) => (
            <ImportCard key={each.id} found={each} isNewest={place === 0} />
          ))}
        </section>
      </main>
    </>
  );
}
