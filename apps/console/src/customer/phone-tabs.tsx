import { useTranslation } from 'react-i18next';
import { useOrders } from './use-orders.js';
import styles from './customer.module.css';

const tabs = ['line', 'deals', 'facts'] as const;
export type Tab = (typeof tabs)[number];

interface PhoneTabsProps {
  customer: string;
  tab: Tab;
  onTab: (tab: Tab) => void;
}

/** A phone has room for one of them at a time. */
export function PhoneTabs({ customer, tab, onTab }: PhoneTabsProps) {
  const { t } = useTranslation();
  const orders = useOrders(customer);
  return (
    <nav className={styles.tabs} aria-label={t('customer.views')}>
      {tabs.map((name) => (
        <button key={name} type="button" aria-current={name === tab || undefined} onClick={() => onTab(name)}>
          {t(`customer.tab.${name}`)}
          {name === 'deals' && orders.data && <span>{orders.data.items.length}</span>}
        </button>
      ))}
    </nav>
  );
}
