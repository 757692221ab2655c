import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import {
  IconBrowser,
  IconBuildingStore,
  IconChartBar,
  IconHeadset,
  IconKey,
  IconPalette,
  IconReceipt,
  IconRoute,
  IconShield,
  IconTruckDelivery,
  IconUser,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'react-router';
import { getDevPeople, getSystemHealth, Problem, signInUrl, type DevPerson } from '../api/api.js';
import { LanguageSwitch } from '../frame/language-switch.js';
import { Mark } from '../frame/mark.js';
import { useWord } from '../i18n/i18n.js';
import { forgetDrafts } from '../record/draft.js';
import { Scene } from './scene.js';
import styles from './sign-in.module.css';

const roleIcons: Record<string, Icon> = {
  administrator: IconShield,
  agent: IconHeadset,
  concierge: IconHeadset,
  supervisor: IconUsers,
  'partner-agent': IconHeadset,
  agency: IconPalette,
  marketing: IconRoute,
  site: IconBrowser,
  store: IconBuildingStore,
  fulfilment: IconTruckDelivery,
  accounting: IconReceipt,
  executive: IconChartBar,
  analyst: IconChartBar,
};

/** What the address of this page says after a sign-in that came to nothing. */
const failures = ['provider', 'cancelled', 'expired', 'no-role', 'ended'] as const;

interface State {
  from?: string;
  signedOut?: boolean;
  providerUrl?: string | null;
}

export function Component() {
  const { t } = useTranslation();
  const { state, search } = useLocation();
  const { from = '/', signedOut, providerUrl } = (state ?? {}) as State;
  const failed = failures.find((each) => each === new URLSearchParams(search).get('failed'));
  const people = useQuery({
    queryKey: ['dev-people'],
    queryFn: getDevPeople,
    retry: false,
    staleTime: Infinity,
  });
  // After this page came up, because a form that closes keeps its draft once more. A session that merely ended keeps it.
  useEffect(() => {
    if (!signedOut) return;
    forgetDrafts(sessionStorage);
    if (providerUrl) window.location.replace(providerUrl);
  }, [signedOut, providerUrl]);
  useEffect(() => {
    document.title = `${t('signIn.title')} · ${t('product')}`;
  }, [t]);

  return (
    <div className={styles.door}>
      <section className={styles.art} aria-label={t('signIn.about')}>
        <p className={styles.logo}>
          <Mark size={22} />
          {t('product')}
        </p>
        <h2>
          {t('signIn.line1')}
          <br />
          {t('signIn.line2')}
        </h2>
        <p className={styles.lead}>
          {t('signIn.lead1')}
          <br />
          {t('signIn.lead2')}
        </p>
        <Scene />
      </section>
      <main className={styles.in}>
        <div className={styles.form}>
          <h1>{t('signIn.title')}</h1>
          {failed && (
            <p className={styles.failed} role="alert">
              {t(`signIn.failed.${failed}`)}
            </p>
          )}
          <Button
            component="a"
            href={signInUrl(from)}
            size="lg"
            fullWidth
            radius="md"
            leftSection={<IconKey aria-hidden />}
          >
            {t('signIn.enter')}
          </Button>
          <p className="s d3">{t('signIn.hint')}</p>
          {people.data && <People people={people.data} from={from} />}
        </div>
        <footer className="c d3">
          <Health />
          <LanguageSwitch />
        </footer>
      </main>
    </div>
  );
}

function People({ people, from }: { people: DevPerson[]; from: string }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <section className={styles.dev} aria-labelledby="dev-people">
      <h2 id="dev-people">
        <span className="tag warn">{t('signIn.development')}</span>
        {t('signIn.choose')}
      </h2>
      <ul>
        {people.map((person) => {
          const Picture = roleIcons[person.role] ?? IconUser;
          return (
            <li key={person.role}>
              <a href={signInUrl(from, person.role)}>
                <Picture aria-hidden />
                <span>
                  {person.name}
                  <small>{word('role', person.role)}</small>
                </span>
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

/** Whether the software runs, told before anybody types; nothing where the question is not answered to strangers. */
function Health() {
  const { t } = useTranslation();
  const health = useQuery({
    queryKey: ['health'],
    queryFn: getSystemHealth,
    refetchInterval: 30_000,
    retry: false,
  });
  const unreachable = health.error instanceof Problem && health.error.status === 0;
  if (unreachable) return <span className="state bad">{t('signIn.unreachable')}</span>;
  if (!health.data) return <span />;
  const down = health.data.services.some(({ ready }) => !ready);
  return (
    <span className={`state ${down ? 'warn' : 'good'}`}>
      {down ? t('signIn.partlyDown') : t('signIn.allWell')}
    </span>
  );
}
