import { useQuery } from '@tanstack/react-query';
import { IconShoppingBag } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { getOrders } from '../api/api.js';
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
  const orders = useQuery({
    queryKey: ['orders', customer],
    queryFn: ({ signal }) => getOrders(customer, signal),
    staleTime: 30_000,
  });
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
