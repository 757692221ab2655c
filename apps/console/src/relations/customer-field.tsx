import { useTranslation } from 'react-i18next';
import { findCustomers } from '../api/api.js';
import { useCustomerName } from '../customer/customer-name.js';
import { phone } from '../format/format.js';
import { PickField, type Choice } from './pick-field.js';

interface CustomerFieldProps {
  label: string;
  /** Who is not to be chosen. */
  except?: string;
  error: string | false | undefined;
  chosen: Choice | null;
  onChoose: (choice: Choice | null) => void;
}

/** Another customer, found as in the list of customers. */
export function CustomerField({ except, ...props }: CustomerFieldProps) {
  const { t } = useTranslation();
  const nameOf = useCustomerName();
  const find = async (text: string, signal: AbortSignal) => {
    const found = await findCustomers(text, undefined, signal);
    const items = found.items.flatMap((customer) => {
      if (customer.id === except) return [];
      const { plain, lang } = nameOf(customer);
      const detail = [customer.kana, customer.prefecture, customer.phones[0] && phone(customer.phones[0])];
      return [{ id: customer.id, name: plain, lang, detail: detail.filter(Boolean).join(' · ') }];
    });
    return { ...found, items };
  };
  return <PickField kind="customers" hint={t('customers.searchHint')} find={find} {...props} />;
}
