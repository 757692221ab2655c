import { useQuery } from '@tanstack/react-query';
import { getOrders } from '../api/api.js';

export function useOrders(customer: string) {
  return useQuery({
    queryKey: ['orders', customer],
    queryFn: ({ signal }) => getOrders(customer, signal),
    staleTime: 30_000,
  });
}
