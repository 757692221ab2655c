import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Failed, forbidden } from '../frame/failed.js';
import page from '../frame/page.module.css';
import { useMay } from '../frame/session.js';
import { TopBar } from '../frame/top-bar.js';
import { PurposeList } from '../purposes/purpose-list.js';
import { DeletionList } from './deletion-list.js';
import { LifetimeList } from './lifetime-list.js';

type View = 'lifetimes' | 'purposes';

export function Component() {
  return useMay()('rights.write') ? <LifetimesPage /> : <Failed what="page" error={forbidden} />;
}

/** For how long what is known is kept, with the proof of what was deleted, and what it is used for. */
function LifetimesPage() {
  const { t } = useTranslation();
  const view = useSearchParams()[0].get('view') === 'purposes' ? 'purposes' : 'lifetimes';
  return (
    <>
      <TopBar title={t('menu.lifetimes')} />
      <main id="page" tabIndex={0} className={page.page}>
        <Views view={view} />
        {view === 'purposes' ? (
          <PurposeList />
        ) : (
          <>
            <LifetimeList />
            <DeletionList />
          </>
        )}
      </main>
    </>
  );
}

function Views({ view }: { view: View }) {
  const { t } = useTranslation();
  return (
    <nav className={page.views} aria-label={t('lifetimes.views')}>
      {(['lifetimes', 'purposes'] as const).map((each) => (
        <Link
          key={each}
          to={each === 'lifetimes' ? '/lifetimes' : '/lifetimes?view=purposes'}
          aria-current={each === view ? 'page' : undefined}
        >
          {t(`lifetimes.view.${each}`)}
        </Link>
      ))}
    </nav>
  );
}
