import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getProfileHistory, type Anniversary, type PostalAddress } from '../api/profile.js';
import { birthday, date, exact, languageOf, list, recent, yearlyDay } from '../format/format.js';
import { Dialog } from '../frame/dialog.js';
import { Failed } from '../frame/failed.js';
import { useLanguage, useWord } from '../i18n/i18n.js';
import { addressOf } from './address-of.js';
import styles from './customer.module.css';
import { useAttributeWords } from './use-attributes.js';
import { attributeOf, useFieldWords } from './use-field-words.js';

/** Who said what of them, and when: the latest first. */
export function ProfileHistory({ customer, onClose }: { customer: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const word = useWord();
  const said = useSaid();
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
                  <dt>{said.name(field)}</dt>
                  <dd lang={languageOf(said.value(field, value))}>{said.value(field, value)}</dd>
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

/** The words for a field and for what was said of it. */
function useSaid(): { name: (field: string) => string; value: (field: string, value: unknown) => string } {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const word = useWord();
  const attribute = useAttributeWords();
  const languageWord = (code: string) =>
    t(`profile.language.${code}` as 'profile.language.ja', { defaultValue: code });
  const dayWords = ({ name, on }: Anniversary) => `${name} ${yearlyDay(on, language)}`;
  return {
    name: useFieldWords(),
    value: (field, value) => {
      if (value === null) return t('profile.emptied');
      const id = attributeOf(field);
      if (id) return attribute.value(id, value);
      if (field === 'address') return addressOf(value as PostalAddress) ?? '';
      if (field === 'anniversaries') return list((value as Anniversary[]).map(dayWords), language);
      if (field === 'returnedPost') return date((value as { on: string }).on, language);
      if (field === 'birthday') return birthday(String(value), language);
      if (field === 'language') return languageWord(String(value));
      if (field === 'preferredChannel' || field === 'cameFrom') return word('channel', String(value));
      return field === 'internal' ? word('internal', String(value)) : String(value);
    },
  };
}
