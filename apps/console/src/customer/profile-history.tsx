import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getProfileHistory, type PostalAddress } from '../api/profile.js';
import { exact, languageOf, recent } from '../format/format.js';
import { Dialog } from '../frame/dialog.js';
import { Failed } from '../frame/failed.js';
import { useLanguage, useWord } from '../i18n/i18n.js';
import { addressOf } from './address-of.js';
import styles from './customer.module.css';

/** Who said what of them, and when: the latest first. */
export function ProfileHistory({ customer, onClose }: { customer: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const word = useWord();
  const history = useQuery({
    queryKey: ['customer', customer, 'profile'],
    queryFn: () => getProfileHistory(customer),
  });
  const changes = history.data?.changes ?? [];
  return (
    <Dialog title={t('profile.historyTitle')} onClose={onClose}>
      {history.isPending && (
        <div className="skeleton" style={{ height: 88 }} role="status" aria-label={t('loading')} />
      )}
      {history.isError && (
        <Failed what="customer" error={history.error} retry={() => void history.refetch()} />
      )}
      {history.data && changes.length === 0 && <p className="d3">{t('profile.noHistory')}</p>}
      <ol className={styles.history}>
        {changes.map(({ at, source, fields }) => (
          <li key={`${at} ${source}`}>
            <p className="c d3">
              <time dateTime={at} title={exact(at, language)}>
                {recent(at, language)}
              </time>{' '}
              · {word('profileSource', source)}
            </p>
            <dl>
              {inOrder(fields).map(([field, value]) => (
                <div key={field}>
                  <dt>{word('profileField', field)}</dt>
                  <dd lang={languageOf(textOf(value))}>{textOf(value)}</dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}

const first = ['name', 'kana', 'birthday', 'address'];

/** As the form has them, and the others behind them. */
function inOrder(fields: Record<string, unknown>): [string, unknown][] {
  const placeOf = (field: string) => (first.includes(field) ? first.indexOf(field) : first.length);
  return Object.entries(fields).sort(([one], [other]) => placeOf(one) - placeOf(other));
}

const textOf = (value: unknown): string =>
  typeof value === 'object' ? (addressOf(value as PostalAddress) ?? '') : String(value);
