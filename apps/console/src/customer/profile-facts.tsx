import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail } from '../api/api.js';
import { date } from '../format/format.js';
import { useBrowses, useMay } from '../frame/session.js';
import { useLanguage } from '../i18n/i18n.js';
import { addressOf } from './address-of.js';
import { CorrectDialog } from './correct-dialog.js';
import { Fact } from './fact.js';
import { ProfileHistory } from './profile-history.js';
import { MergesDialog } from '../merges/merges-dialog.js';
import styles from './customer.module.css';

/** Where they live and when they were born, with the way to correct it and to see who said so. */
export function ProfileFacts({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation();
  const [address, birthday] = [addressOf(customer.address), useBirthday(customer.birthday)];
  const may = useMay();
  const [open, setOpen] = useState<'correct' | 'history' | 'merges' | null>(null);
  const close = () => setOpen(null);
  const sees = may('personal.read');
  const browses = useBrowses();
  return (
    <section>
      <h2>{t('profile.title')}</h2>
      <dl>
        <Fact name={t('profileField.address')} values={address ? [address] : []} />
        <Fact name={t('profileField.birthday')} values={birthday ? [birthday] : []} />
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
      </p>
      {open === 'correct' && <CorrectDialog customer={customer} onClose={close} />}
      {open === 'merges' && <MergesDialog customer={customer.id} onClose={close} />}
      {open === 'history' && <ProfileHistory customer={customer.id} onClose={close} />}
    </section>
  );
}

/** One that is masked stays as it is. */
function useBirthday(birthday: string | null): string | null {
  const { language } = useLanguage();
  if (!birthday || birthday.includes('*')) return birthday;
  return date(birthday, language);
}
