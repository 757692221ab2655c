import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Customer } from '../api/api.js';
import type { Decision, Duplicate } from '../api/duplicates.js';
import { useCustomerName } from '../customer/customer-name.js';
import { date, languageOf, list, phone, recent, type Language } from '../format/format.js';
import { useLanguage, useWord } from '../i18n/i18n.js';
import { DecisionButtons } from './decision-buttons.js';
import styles from './duplicates.module.css';

interface PairCardProps {
  duplicate: Duplicate;
  chosen: boolean;
  onToggle: () => void;
  busy: boolean;
  onDecide: (decision: Decision) => void;
}

/** Two customers beside each other, what they have in common marked, and what one can say of them. */
export function PairCard({ duplicate, chosen, onToggle, busy, onDecide }: PairCardProps) {
  const { t } = useTranslation();
  const word = useWord();
  const { language } = useLanguage();
  const nameOf = useCustomerName();
  const { customers, reasons, foundAt, state } = duplicate;
  const names = customers.map((customer) => nameOf(customer).plain);
  const title = names.join(' · ');
  return (
    <li data-chosen={chosen || undefined}>
      <header>
        <Checkbox
          size="xs"
          checked={chosen}
          onChange={onToggle}
          label={list(
            reasons.map((reason) => word('duplicateReason', reason)),
            language,
          )}
          aria-label={t('duplicates.choose', { names: title })}
        />
        <time className="c d3" dateTime={foundAt}>
          {recent(foundAt, language)}
        </time>
      </header>
      <Comparison customers={customers} />
      <footer role="group" aria-label={title}>
        <DecisionButtons
          duplicates={[duplicate.id]}
          canWait={state === 'open'}
          busy={busy}
          onDecide={onDecide}
        />
      </footer>
    </li>
  );
}

const fields = ['kana', 'birthday', 'address', 'phones', 'mails', 'memberIds', 'since', 'entries'] as const;

/** What is of the records and not of a person; that it is the same says nothing. */
const ofRecords = new Set<string>(['since', 'entries']);

function Comparison({ customers }: { customers: Duplicate['customers'] }) {
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
