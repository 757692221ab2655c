import { IconShoppingBag } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useOrders } from '../customer/use-orders.js';
import { Choices, FieldGroup } from './choices.js';

interface DealFieldProps {
  customer: string;
  value: string;
  error?: string | undefined;
  onChange: (order: string) => void;
}
const LATEST = 4;

/** Which deal the contact is about: one of the customer's latest orders, or none. */
export function DealField({ customer, value, error, onChange }: DealFieldProps) {
  const { t } = useTranslation();
  const orders = useOrders(customer);
  const all = orders.data?.items ?? [];
  const offered = all.filter((order, index) => index < LATEST || order.id === value);
  return (
    <FieldGroup label={t('record.deal')} error={error ?? (orders.isError ? t('record.noOrders') : undefined)}>
      <Choices
        department="order"
        options={[
          ...offered.map(({ id, number }) => ({
            value: id,
            label: t('record.order', { number }),
            icon: IconShoppingBag,
          })),
          { value: '', label: t('record.noDeal') },
        ]}
        value={value}
        onChange={onChange}
      />
    </FieldGroup>
  );
}
