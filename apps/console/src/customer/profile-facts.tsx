import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '../api/api.js';
import { birthday, date, yearlyDay } from '../format/format.js';
import { useBrowses, useMay } from '../frame/session.js';
import { useLanguage, useWord } from '../i18n/i18n.js';
import { addressOf } from './address-of.js';
import { CorrectDialog } from './correct-dialog.js';
import { Fact } from './fact.js';
import { ProfileHistory } from './profile-history.js';
import { useAttributeWords } from './use-attributes.js';
import { JoinDialog } from '../merges/join-dialog.js';
import { MergesDialog } from '../merges/merges-dialog.js';
import { SplitDialog } from '../merges/split-dialog.js';
import styles from './customer.module.css';

/** Where they live, when they were born, and whatever else was told, with the way to correct it and to see who said so. */
export function ProfileFacts({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation();
  const address = addressOf(customer.address);
  const more = useMoreFacts(customer);
  const { language } = useLanguage();
  const may = useMay();
  const [open, setOpen] = useState<'correct' | 'history' | 'merges' | 'join' | 'split' | null>(null);
  const close = () => setOpen(null);
  const sees = may('personal.read');
  const browses = useBrowses();
  return (
    <section>
      <h2>{t('profile.title')}</h2>
      <dl>
        <Fact name={t('profileField.address')} values={address ? [address] : []} />
        {customer.returnedPost && (
          <Fact
            name={t('profileField.returnedPost')}
            values={[t('profile.returned', { date: date(customer.returnedPost, language) })]}
          />
        )}
        <Fact
          name={t('profileField.birthday')}
          values={customer.birthday ? [birthday(customer.birthday, language)] : []}
        />
        {more.map(({ name, values }) => (
          <Fact key={name} name={name} values={values} />
        ))}
      </dl>
      <p className={styles.profileActions}>
        {sees && may('customers.write') && customer.known && (
          <button type="button" className="link s" onClick={() => setOpen('correct')}>
            {t('profile.correct')}
          </button>
        )}
        {sees && (
          <button type="button" className="link s" onClick={() => setOpen('history')}>
            {t('profile.history')}
          </button>
        )}
        {browses && (
          <button type="button" className="link s" onClick={() => setOpen('merges')}>
            {t('merges.see')}
          </button>
        )}
        {browses && may('customers.merge') && (
          <>
            <button type="button" className="link s" onClick={() => setOpen('join')}>
              {t('merges.open')}
            </button>
            <button type="button" className="link s" onClick={() => setOpen('split')}>
              {t('split.open')}
            </button>
          </>
        )}
      </p>
      {open === 'correct' && <CorrectDialog customer={customer} onClose={close} />}
      {open === 'merges' && <MergesDialog customer={customer.id} onClose={close} />}
      {open === 'join' && <JoinDialog customer={customer} onClose={close} />}
      {open === 'split' && <SplitDialog customer={customer.id} onClose={close} />}
      {open === 'history' && <ProfileHistory customer={customer.id} onClose={close} />}
    </section>
  );
}

/** What only some have: nobody reads through what is not there. */
function useMoreFacts(customer: CustomerDetail): { name: string; values: string[] }[] {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const word = useWord();
  const attribute = useAttributeWords();
  const days = customer.anniversaries.map(({ name, on }) => `${name} ${yearlyDay(on, language)}`);
  const facts = [
    { name: t('profileField.anniversaries'), values: days },
    {
      name: t('profileField.preferredChannel'),
      values: [customer.preferredChannel && word('channel', customer.preferredChannel)],
    },
    { name: t('profileField.language'), values: [customer.language === 'en' && t('profile.language.en')] },
    { name: t('profileField.company'), values: [customer.company] },
    { name: t('profileField.cameFrom'), values: [customer.cameFrom && word('channel', customer.cameFrom)] },
    ...Object.entries(customer.attributes).map(([id, value]) => ({
      name: attribute.name(id),
      values: [attribute.value(id, value)],
    })),
  ];
  return facts
    .map(({ name, values }) => ({ name, values: values.filter((value): value is string => Boolean(value)) }))
    .filter(({ values }) => values.length > 0);
}
