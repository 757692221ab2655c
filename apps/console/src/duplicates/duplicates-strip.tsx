import { IconChevronRight, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Customer } from '../api/api.js';
import { useCustomerName } from '../customer/customer-name.js';
import styles from '../rights/rights.module.css';
import { useDuplicatesOf } from './use-duplicates.js';
import own from './duplicates.module.css';

/** Stands on a customer's page while records wait that may be of the same person. */
export function DuplicatesStrip({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const name = useCustomerName()(customer).polite;
  const { items = [], nextCursor } = useDuplicatesOf(customer.id).data ?? {};
  if (items.length === 0) return null;
  const count = items.length;
  return (
    <ul className={styles.strip} aria-label={t('menu.duplicates')}>
      <li>
        <IconUsers aria-hidden size={16} />
        <span className={own.told}>
          {t(nextCursor ? 'duplicates.stripAtLeast' : 'duplicates.strip', { count, name })}
        </span>
        <Link to={`/duplicates?customer=${customer.id}`}>
          {t('duplicates.stripOpen')}
          <IconChevronRight aria-hidden />
        </Link>
      </li>
    </ul>
  );
}
