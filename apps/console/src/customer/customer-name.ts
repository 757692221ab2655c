import { useTranslation } from 'react-i18next';
import type { Customer } from '../api/api.js';
import { languageOf, phone } from '../format/format.js';

type Named = Pick<Customer, 'name' | 'phones' | 'mails' | 'memberIds'>;

/** What a customer is called on the page: the name, or what they can be told apart by. */
export function useCustomerName(): (customer: Named) => {
  plain: string;
  polite: string;
  lang: 'ja' | undefined;
} {
  const { t } = useTranslation();
  return (customer) => {
    const name = customer.name?.full;
    const known = customer.phones[0]
      ? phone(customer.phones[0])
      : (customer.mails[0] ?? customer.memberIds[0]);
    if (name) return { plain: name, polite: t('customer.polite', { name }), lang: languageOf(name) };
    const plain = known ?? t('customer.unnamed');
    return { plain, polite: plain, lang: undefined };
  };
}
