import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { getCustomer } from '../api/api.js';

/** The customer, and the way to whoever they were merged into; the line's filters, which the address has, go along. */
export function useCustomer(id: string) {
  const navigate = useNavigate();
  const { search } = useLocation();
  const customer = useQuery({
    queryKey: ['customer', id],
    queryFn: ({ signal }) => getCustomer(id, signal),
    // Whoever they were merged into is shown as they were until more is known; another customer is another page.
    placeholderData: keepPreviousData,
  });
  const survivor = customer.isPlaceholderData ? undefined : customer.data?.id;
  useEffect(() => {
    if (survivor && survivor !== id) {
      const to = { pathname: `/customers/${survivor}`, search };
      void navigate(to, { replace: true, state: { mergedFrom: id } });
    }
  }, [survivor, id, search, navigate]);
  return customer;
}
