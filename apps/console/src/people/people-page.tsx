import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { Failed, forbidden } from '../frame/failed.js';
import page from '../frame/page.module.css';
import { useMay } from '../frame/session.js';
import { TopBar } from '../frame/top-bar.js';
import { PartnerList } from './partner-list.js';
import { PersonList } from './person-list.js';
import { RoleList } from './role-list.js';

const views = { people: PersonList, roles: RoleList, partners: PartnerList };
type View = keyof typeof views;

export function Component() {
  return useMay()('access.read') ? <PeoplePage /> : <Failed what="page" error={forbidden} />;
}

/** Who has access, what their roles let them do, and for whom they work. */
function PeoplePage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const asked = params.get('view') ?? '';
  const view: View = asked in views ? (asked as View) : 'people';
  const Shown = views[view];
  return (
    <>
      <TopBar title={t('menu.people')} />
      <main id="page" className={page.page}>
        <nav className={page.views} aria-label={t('menu.people')}>
          {(Object.keys(views) as View[]).map((each) => (
            <Link
              key={each}
              to={each === 'people' ? '/people' : `/people?view=${each}`}
              aria-current={each === view ? 'page' : undefined}
            >
              {t(`access.view.${each}`)}
            </Link>
          ))}
        </nav>
        <Shown />
      </main>
    </>
  );
}
