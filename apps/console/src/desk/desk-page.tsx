import { useQuery } from '@tanstack/react-query';
import { IconChevronRight } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { findCustomers, type Customer } from '../api/api.js';
import { useCustomerName } from '../customer/customer-name.js';
import { languageOf, recent } from '../format/format.js';
import { Failed, forbidden } from '../frame/failed.js';
import { useBrowses, useMay } from '../frame/session.js';
import { TopBar } from '../frame/top-bar.js';
import { useLanguage } from '../i18n/i18n.js';
import type { Draft } from '../record/draft.js';
import { RecordForm } from '../record/record-form.js';
import { Identify } from './identify.js';
import styles from './desk.module.css';

const PAUSE = 120;
/** Fewer letters find too many people to be of use. */
const ENOUGH = 4;

/** Writing down a contact of somebody who is not found: while the number is typed, whoever has it already is offered. */
export function Component() {
  const { t } = useTranslation();
  const may = useMay()('contacts.write');
  const browses = useBrowses();
  const [caller, setCaller] = useState('');
  const asked = usePaused(caller);
  if (!may) return <Failed what="page" error={forbidden} />;
  return (
    <>
      <TopBar title={t('menu.desk')} />
      <main id="page" className={styles.desk}>
        <section className={styles.caller} aria-labelledby="caller">
          <h2 id="caller">{t('desk.caller')}</h2>
          <p className="s d2">{t(browses ? 'desk.hint' : 'identify.hint')}</p>
          {!browses && <Identify />}
          {browses && asked.length >= ENOUGH && <Matches typed={asked} />}
        </section>
        <div className={styles.record}>
          <RecordForm
            customer={null}
            scope="new"
            onDone={() => undefined}
            onDraft={({ phone, mail }: Draft) => setCaller(phone.trim() || mail.trim())}
          />
        </div>
      </main>
    </>
  );
}

function usePaused(text: string): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = window.setTimeout(() => setPaused(text), PAUSE);
    return () => window.clearTimeout(timer);
  }, [text]);
  return paused;
}

function Matches({ typed }: { typed: string }) {
  const { t } = useTranslation();
  const found = useQuery({
    queryKey: ['callers', typed],
    queryFn: ({ signal }) => findCustomers(typed, undefined, signal),
    placeholderData: (before) => before,
  });
  if (found.isError)
    return <Failed what="customers" error={found.error} retry={() => void found.refetch()} />;
  if (!found.data) return null;
  const customers = found.data.items.slice(0, 8);
  if (customers.length === 0) {
    return (
      <p className={styles.none} role="status">
        {t('desk.nobody', { typed })}
      </p>
    );
  }
  return (
    <>
      <h3>
        <span role="status">{t('desk.matches', { count: customers.length })}</span>
      </h3>
      <ul className={styles.matches}>
        {customers.map((customer) => (
          <Match key={customer.id} customer={customer} />
        ))}
      </ul>
    </>
  );
}

function Match({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const name = useCustomerName()(customer);
  const { prefecture, lastEntryAt, memberIds } = customer;
  return (
    <li>
      <Link to={`/customers/${customer.id}`} state={{ record: true }}>
        <b lang={name.lang}>{name.polite}</b>
        {customer.kana && <small lang="ja">{customer.kana}</small>}
        <span className="c d3" lang={prefecture ? languageOf(prefecture) : undefined}>
          {[memberIds[0], prefecture, lastEntryAt && t('desk.last', { time: recent(lastEntryAt, language) })]
            .filter(Boolean)
            .join(' · ')}
        </span>
        <IconChevronRight aria-hidden />
      </Link>
    </li>
  );
}
