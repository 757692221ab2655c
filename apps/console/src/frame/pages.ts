import {
  IconActivity,
  IconAdjustments,
  IconArrowsJoin2,
  IconAt,
  IconBuilding,
  IconFileImport,
  IconHeadset,
  IconFileSearch,
  IconHourglass,
  IconKey,
  IconListSearch,
  IconUserShield,
  IconUsers,
  type Icon,
} from '@tabler/icons-react';
import { useBrowses, useMay, type Permission } from './session.js';

export interface ConsolePage {
  to: string;
  name:
    | 'customers'
    | 'desk'
    | 'mentions'
    | 'duplicates'
    | 'companies'
    | 'imports'
    | 'identity'
    | 'rights'
    | 'lifetimes'
    | 'people'
    | 'publishers'
    | 'audit'
    | 'operations';
  group: 'care' | 'admin' | null;
  icon: Icon;
  /** The keys that lead there: `gc`. */
  keys: string;
}

/** All there are, in the order of the menu. */
const pages: (ConsolePage & { needs: Permission | 'browsing' })[] = [
  { to: '/customers', name: 'customers', group: null, icon: IconUsers, keys: 'gc', needs: 'browsing' },
  { to: '/desk', name: 'desk', group: 'care', icon: IconHeadset, keys: 'gd', needs: 'contacts.write' },
  { to: '/mentions', name: 'mentions', group: 'care', icon: IconAt, keys: 'gn', needs: 'browsing' },
  {
    to: '/duplicates',
    name: 'duplicates',
    group: 'care',
    icon: IconArrowsJoin2,
    keys: 'gm',
    needs: 'customers.merge',
  },
  { to: '/companies', name: 'companies', group: 'care', icon: IconBuilding, keys: 'gb', needs: 'browsing' },
  {
    to: '/imports',
    name: 'imports',
    group: 'admin',
    icon: IconFileImport,
    keys: 'gt',
    needs: 'customers.import',
  },
  { to: '/people', name: 'people', group: 'admin', icon: IconUserShield, keys: 'gp', needs: 'access.read' },
  {
    to: '/publishers',
    name: 'publishers',
    group: 'admin',
    icon: IconKey,
    keys: 'gk',
    needs: 'publishers.read',
  },
  {
    to: '/identity',
    name: 'identity',
    group: 'admin',
    icon: IconAdjustments,
    keys: 'gi',
    needs: 'identity.write',
  },
  {
    to: '/rights-cases',
    name: 'rights',
    group: 'admin',
    icon: IconFileSearch,
    keys: 'gr',
    needs: 'rights.write',
  },
  {
    to: '/lifetimes',
    name: 'lifetimes',
    group: 'admin',
    icon: IconHourglass,
    keys: 'gl',
    needs: 'rights.write',
  },
  { to: '/audit', name: 'audit', group: 'admin', icon: IconListSearch, keys: 'ga', needs: 'audit.read' },
  {
    to: '/operations',
    name: 'operations',
    group: 'admin',
    icon: IconActivity,
    keys: 'go',
    needs: 'operations.read',
  },
];

/** The pages that the person may open: the others are in no menu, and no key leads to them. */
export function usePages(): ConsolePage[] {
  const may = useMay();
  const browses = useBrowses();
  return pages.filter(({ needs }) => (needs === 'browsing' ? browses : may(needs)));
}
