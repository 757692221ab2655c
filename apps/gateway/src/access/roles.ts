import { permissions, type Permission } from '@engawa/auth';

const reading: Permission[] = ['customers.read', 'orders.read', 'contacts.read', 'surveys.read', 'segments.read', 'messages.read'];
const care: Permission[] = [...reading, 'orders.write', 'contacts.write'];

/** What each role may do. A role that is not named here may do nothing. */
const byRole = new Map<string, readonly Permission[]>(Object.entries({
  administrator: permissions,
  executive: ['surveys.read', 'segments.read', 'messages.read'],
  marketing: [...reading, 'segments.write', 'messages.write', 'surveys.write'],
  supervisor: [...care, 'vocabulary.write', 'surveys.write'],
  agent: care,
  concierge: care,
  quality: reading,
  fulfilment: [...reading, 'orders.write', 'messages.letters'],
  accounting: ['customers.read', 'orders.read'],
  site: reading,
  store: care,
  analyst: ['surveys.read', 'segments.read', 'messages.read'],
  operator: ['operations.read', 'operations.write'],
}));

/** The roles that are known, in the order in which they are shown. */
export const roles = [...byRole.keys()];

/** Together, what each of the roles may do. */
export const permissionsOf = (roles: string[]): Permission[] =>
  permissions.filter((permission) => roles.some((role) => byRole.get(role)?.includes(permission)));

/** What a service's own jobs may ask of others. */
const byService: Record<string, readonly Permission[]> = {
  messaging: ['customers.addresses'],
  'customer-profile': ['facts.read'],
  segmentation: ['facts.read'],
};

export const permissionsOfService = (service: string): Permission[] => [...(byService[service] ?? [])];
