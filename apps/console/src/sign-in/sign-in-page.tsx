import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import {
  IconBrowser,
  IconBuildingStore,
  IconChartBar,
  IconHeadset,
  IconKey,
  IconReceipt,
  IconRoute,
  IconShield,
  IconTruckDelivery,
  IconUser,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { getDevPeople, getSystemHealth, Problem, signIn, type DevPerson } from '../api/api.js';
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
  marketing: IconRoute,
  site: IconBrowser,
  store: IconBuildingStore,
  fulfilment: IconTruckDelivery,
  accounting: IconReceipt,
  executive: IconChartBar,
  analyst: IconChartBar,
};

export function Component() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { from, signedOut } = (useLocation().state ?? {}) as { from?: string; signedOut?: boolean };
  const queryClient = useQueryClient();
  const people = useQuery({
    queryKey: ['dev-people'],
    queryFn: getDevPeople,
    retry: false,
    staleTime: Infinity,
  });
  const enter = useMutation({
    mutationFn: signIn,
    onSuccess: async () => {
      queryClient.clear();
      await navigate(from ?? '/', { replace: true });
    },
  });
  // After this page came up, because a form that closes keeps its draft once more. A session that merely ended keeps it.
  useEffect(() => {
    if (signedOut) forgetDrafts(sessionStorage);
  }, [signedOut]);
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
          <TokenForm busy={enter.isPending} error={enter.error} onToken={(token) => enter.mutate(token)} />
          {people.data && <People people={people.data} onChoose={({ token }) => enter.mutate(token)} />}
        </div>
        <footer className="c d3">
          <Health />
          <LanguageSwitch />
        </footer>
      </main>
    </div>
  );
}

interface TokenFormProps {
  busy: boolean;
  error: Error | null;
  onToken: (token: string) => void;
}

function TokenForm({ busy, error, onToken }: TokenFormProps) {
  const { t } = useTranslation();
  const [token, setToken] = useState('');
  const refused = error instanceof Problem && error.status >= 400 && error.status < 500;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (token.trim()) onToken(token.trim());
      }}
    >
      <TextInput
        type="password"
        name="token"
        autoComplete="current-password"
        label={t('signIn.token')}
        value={token}
        onChange={(event) => setToken(event.currentTarget.value)}
        error={error && (refused ? t('signIn.refused') : t('signIn.failed'))}
        styles={{ input: { height: 44, fontSize: 15 } }}
      />
      <Button
        type="submit"
        size="lg"
        fullWidth
        radius="md"
        mt="md"
        loading={busy}
        leftSection={<IconKey aria-hidden />}
      >
        {t('signIn.enter')}
      </Button>
      <p className="s d3">{t('signIn.hint')}</p>
    </form>
  );
}

function People({ people, onChoose }: { people: DevPerson[]; onChoose: (person: DevPerson) => void }) {
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
            <li key={person.token}>
              <button type="button" onClick={() => onChoose(person)}>
                <Picture aria-hidden />
                <span>
                  {person.name}
                  <small>{word('role', person.role)}</small>
                </span>
              </button>
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
