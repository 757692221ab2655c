import { useTranslation } from 'react-i18next';
import { Failed, forbidden } from '../frame/failed.js';
import page from '../frame/page.module.css';
import { useMay } from '../frame/session.js';
import { TopBar } from '../frame/top-bar.js';
import { AttributeList } from './attribute-list.js';
import { RuleList } from './rule-list.js';
import { SourceList } from './source-list.js';

export function Component() {
  return useMay()('identity.write') ? <IdentityPage /> : <Failed what="page" error={forbidden} />;
}

/** Which identifiers make one customer, whose word counts of what is known of them, and what the company wants to know. */
function IdentityPage() {
  const { t } = useTranslation();
  return (
    <>
      <TopBar title={t('menu.identity')} />
      <main id="page" className={page.page}>
        <RuleList />
        <SourceList />
        <AttributeList />
      </main>
    </>
  );
}
