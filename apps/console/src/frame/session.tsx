import { useQuery } from '@tanstack/react-query';
import { Navigate, useLocation } from 'react-router';
import { getMe, Problem, type Me } from '../api/api.js';
import { Failed } from './failed.js';
import { Frame } from './frame.js';

export const meQuery = { queryKey: ['me'], queryFn: getMe, staleTime: 5 * 60_000, retry: false } as const;

/** Who is signed in. Only for pages inside `SignedIn`. */
export function useMe(): Me {
  return useQuery(meQuery).data!;
}

export type Permission =
  | 'customers.read'
  | 'customers.write'
  | 'customers.merge'
  | 'customers.stop'
  | 'customers.import'
  | 'customers.erase'
  | 'timeline.export'
  | 'identity.write'
  | 'rights.write'
  | 'consents.write'
  | 'personal.read'
  | 'texts.read'
  | 'orders.read'
  | 'contacts.read'
  | 'contacts.write'
  | 'operations.read'
  | 'operations.write'
  | 'operations.bodies'
  | 'access.read'
  | 'access.write'
  | 'publishers.read'
  | 'publishers.write'
  | 'audit.read';

/** What the signed-in person may do. A page or action they may not is left out or says so; the services refuse it anyway. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useMe();
  return (permission) => permissions.includes(permission);
}

/** Whether the person may look through customers; people of partners come to one through a contact alone. */
export function useBrowses(): boolean {
  const { partner } = useMe();
  return useMay()('customers.read') && partner === null;
}

/** Everything but the sign-in page: whoever is not signed in goes there, and comes back afterwards. */
export function SignedIn() {
  const me = useQuery(meQuery);
  const location = useLocation();
  if (me.error instanceof Problem && me.error.status === 401) {
    return <Navigate to="/sign-in" replace state={{ from: `${location.pathname}${location.search}` }} />;
  }
  if (me.data) return <Frame />;
  return me.isError ? <Failed what="console" error={me.error} retry={() => void me.refetch()} /> : null;
}
