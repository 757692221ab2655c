import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNavigate } from 'react-router';
import { getCustomer } from '../api/api.js';

/** The customer, and the way to whoever they were merged into. */
export function useCustomer(id: string) {
  const navigate = useNavigate();
  const customer = useQuery({
    queryKey: ['customer', id],
    queryFn: ({ signal }) => getCustomer(id, signal),
    // Whoever they were merged into is shown as they were until more is known; another customer is another page.
    placeholderData: keepPreviousData,
  });
  const survivor = customer.isPlaceholderData ? undefined : customer.data?.id;
  useEffect(() => {
    if (survivor && survivor !== id) {
      void navigate(`/customers/${survivor}`, { replace: true, state: { mergedFrom: id } });
    }
  }, [survivor, id, navigate]);
  return customer;
}
