import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Customer } from '../api/api.js';
import { useCustomerName } from '../customer/customer-name.js';
import { date, languageOf, phone, type Language } from '../format/format.js';
import { useLanguage } from '../i18n/i18n.js';
import styles from './duplicates.module.css';

const fields = ['kana', 'birthday', 'address', 'phones', 'mails', 'memberIds', 'since', 'entries'] as const;

/** What is of the records and not of a person; that it is the same says nothing. */
const ofRecords = new Set<string>(['since', 'entries']);

/** Two customers beside each other, what they have in common marked. */
export function Comparison({ customers }: { customers: [Customer, Customer] }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const nameOf = useCustomerName();
  const shown = fields.filter((field) => customers.some((customer) => valueOf(customer, field, language)));
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
        {shown.map((field) => {
          const values = customers.map((customer) => valueOf(customer, field, language));
          const same = values[0] !== '' && values[0] === values[1] && !ofRecords.has(field);
          return (
            <tr key={field} data-same={same || undefined}>
              <th scope="row">
                {t(`duplicates.${field}`)}
                {same && <span className={styles.same}>{t('duplicates.same')}</span>}
              </th>
              {values.map((value, place) => (
                <td key={customers[place]!.id} lang={languageOf(value)}>
                  {value || <span className="d3">{t('duplicates.unknown')}</span>}
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function valueOf(customer: Customer, field: (typeof fields)[number], language: Language): string {
  const { address } = customer;
  if (field === 'kana') return customer.kana ?? '';
  if (field === 'birthday') return customer.birthday ?? '';
  if (field === 'address') {
    return [address?.postalCode, address?.prefecture, address?.line1, address?.line2]
      .filter(Boolean)
      .join(' ');
  }
  if (field === 'phones') return customer.phones.map(phone).join(', ');
  if (field === 'since') return date(customer.since, language);
  if (field === 'entries') return String(customer.entryCount);
  return customer[field].join(', ');
}
