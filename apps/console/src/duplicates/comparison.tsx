import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Customer } from '../api/api.js';
import { useCustomerName } from '../customer/customer-name.js';
import { birthday, date, languageOf, phone } from '../format/format.js';
import { useLanguage } from '../i18n/i18n.js';
import { useIdentifierWords } from '../identity/use-identifier-words.js';
import styles from './duplicates.module.css';

/** Two customers beside each other, what they have in common marked. */
export function Comparison({ customers }: { customers: [Customer, Customer] }) {
  const { t } = useTranslation();
  const nameOf = useCustomerName();
  return (
    <table className={styles.compared}>
      <thead>
        <tr>
          <td />
          {customers.map((customer) => {
            const { plain, lang } = nameOf(customer);
            return (
              <th key={customer.id} scope="col" lang={lang}>
                <Link to={`/customers/${customer.id}`}>{plain}</Link>
              </th>
            );
          })}
        </tr>
      </thead>
      <tbody>
        {useRows(customers).map(({ label, values, same }) => (
          <tr key={label} data-same={same || undefined}>
            <th scope="row">
              {label}
              {same && <span className={styles.same}>{t('duplicates.same')}</span>}
            </th>
            {values.map((value, place) => (
              <td key={customers[place]!.id} lang={languageOf(value)}>
                {value || <span className="d3">{t('duplicates.unknown')}</span>}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface Row {
  label: string;
  values: string[];
  same: boolean;
}

const kinds = ['member', 'line', 'card', 'external'] as const;

/** What is known of at least one of them. */
function useRows(customers: [Customer, Customer]): Row[] {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const identifierOf = useIdentifierWords();
  const row = (label: string, valueOf: (customer: Customer) => string): Row => {
    const values = customers.map(valueOf);
    // What is masked may be another.
    return { label, values, same: values[0] !== '' && values[0] === values[1] && !values[0]!.includes('*') };
  };
  /** It is of the records and not of a person; that it is the same says nothing. */
  const ofRecord = (...told: Parameters<typeof row>): Row => ({ ...row(...told), same: false });
  return [
    row(t('duplicates.kana'), ({ kana }) => kana ?? ''),
    row(t('duplicates.birthday'), ({ birthday: day }) => (day ? birthday(day, language) : '')),
    row(t('duplicates.address'), ({ address }) =>
      [address?.postalCode, address?.prefecture, address?.line1, address?.line2].filter(Boolean).join(' '),
    ),
    row(t('duplicates.phones'), ({ phones }) => phones.map(phone).join(', ')),
    row(t('duplicates.mails'), ({ mails }) => mails.join(', ')),
    ...kinds.map((kind) =>
      row(t(`identity.kinds.${kind}`), ({ identifiers }) =>
        identifiers
          .filter((each) => each.kind === kind)
          .map(identifierOf.value)
          .join(', '),
      ),
    ),
    ofRecord(t('duplicates.since'), ({ since }) => date(since, language)),
    ofRecord(t('duplicates.entries'), ({ entryCount }) => String(entryCount)),
  ].filter(({ values }) => values.some(Boolean));
}
