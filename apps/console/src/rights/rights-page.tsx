import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { CaseView } from '../api/rights.js';
import { Failed, forbidden } from '../frame/failed.js';
import { LoadMore } from '../frame/load-more.js';
import page from '../frame/page.module.css';
import { useMay } from '../frame/session.js';
import { TopBar } from '../frame/top-bar.js';
import { CaseTable } from './case-table.js';
import { useCases } from './use-rights.js';

export function Component() {
  return useMay()('rights.write') ? <RightsPage /> : <Failed what="page" error={forbidden} />;
}

/** What people asked of the company that has their data: what is due first stands first. */
function RightsPage() {
  const { t } = useTranslation();
  const state = useSearchParams()[0].get('state') === 'closed' ? 'closed' : 'open';
  const { found, cases } = useCases(state);
  return (
    <>
      <TopBar title={t('menu.rights')} />
      <main id="page" className={page.page}>
        <section aria-label={t('menu.rights')}>
          <p className="s d2">{t(`rights.hint.${state}`)}</p>
          <Views state={state} />
          {found.isPending && (
            <div className="skeleton" style={{ height: 240 }} role="status" aria-label={t('loading')} />
          )}
          {found.isError && !found.data && (
            <Failed what="rights" error={found.error} retry={() => void found.refetch()} />
          )}
          {found.data && cases.length === 0 && (
            <p className={page.nothing} role="status">
              {t(state === 'open' ? 'rights.noneOpen' : 'rights.noneClosed')}
            </p>
          )}
          {cases.length > 0 && <CaseTable state={state} cases={cases} />}
          <LoadMore list={found} />
        </section>
      </main>
    </>
  );
}

function Views({ state }: { state: CaseView }) {
  const { t } = useTranslation();
  return (
    <nav className={page.views} aria-label={t('rights.views')}>
      {(['open', 'closed'] as const).map((view) => (
        <Link
          key={view}
          to={view === 'open' ? '/rights-cases' : '/rights-cases?state=closed'}
          aria-current={view === state ? 'page' : undefined}
        >
          {t(`rights.${view}`)}
        </Link>
      ))}
    </nav>
  );
}
