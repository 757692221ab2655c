import { permissions, type Permission } from '@engawa/auth';
import type { Words } from '@engawa/contracts';
import type { DataSource } from 'typeorm';

/** May do everything, whatever stands in the table: an administrator cannot lock themselves out. */
export const ADMINISTRATOR = 'administrator';

export interface Role {
  id: string;
  name: Words;
  permissions: Permission[];
  /** What its people look at personal data for; it stands in the audit. */
  purpose: string;
  /** Its people work elsewhere, and reach only the customers whose records are open to their partner. */
  forPartners: boolean;
}

const figures: Permission[] = ['surveys.read', 'segments.read', 'messages.read'];
const reading: Permission[] = ['customers.read', 'orders.read', 'contacts.read', ...figures];
const care: Permission[] = [...reading, 'customers.match', 'personal.read', 'texts.read', 'orders.write', 'contacts.write'];

/** The roles as they are until an administrator changes them, in the order in which they are shown. */
export const defaultRoles: Role[] = [
  role(ADMINISTRATOR, '管理者', 'Administrator', 'administration', [...permissions]),
  role('executive', '経営', 'Executive', 'management', figures),
  role('marketing', 'マーケティング', 'Marketing', 'marketing', [...reading, 'texts.read', 'segments.write', 'messages.write', 'surveys.write']),
  role('supervisor', '窓口責任者', 'Supervisor', 'care', [...care, 'vocabulary.write', 'surveys.write']),
  role('agent', '窓口担当', 'Agent', 'care', care),
  role('concierge', 'コンシェルジュ', 'Concierge', 'care', care),
  role('quality', '品質保証', 'Quality', 'quality', [...reading, 'texts.read']),
  role('fulfilment', '受注・物流', 'Fulfilment', 'fulfilment', [...reading, 'personal.read', 'orders.write', 'messages.letters']),
  role('accounting', '経理', 'Accounting', 'accounting', ['customers.read', 'personal.read', 'orders.read']),
  role('site', 'サイト担当', 'Site team', 'site', reading),
  role('store', '店舗・営業', 'Store and sales', 'sales', care),
  role('analyst', '分析担当', 'Analyst', 'analysis', figures),
  role('operator', '運用担当', 'Operator', 'operations', ['operations.read', 'operations.write']),
  {
    ...role('partner-agent', '協力会社の窓口担当', 'Partner agent', 'care', [
      'customers.match',
      'customers.read',
      'personal.read',
      'texts.read',
      'orders.read',
      'contacts.read',
      'contacts.write',
    ]),
    forPartners: true,
  },
  { ...role('agency', '制作会社', 'Agency', 'production', ['messages.read', 'messages.write']), forPartners: true },
];

function role(id: string, ja: string, en: string, purpose: string, permissions: Permission[]): Role {
  return { id, name: { ja, en }, permissions, purpose, forPartners: false };
}

/**
 * Adds the roles that are missing, and to the others the permissions that a newer version gives them. What an administrator
 * took away from a role stays away: `defaults` remembers what was ever given.
 */
export async function keepDefaultRoles(db: DataSource): Promise<void> {
  for (const { id, name, permissions, purpose, forPartners } of defaultRoles) {
    await db.query(
      `INSERT INTO roles (id, name, permissions, defaults, purpose, for_partners) VALUES ($1, $2, $3, $3, $4, $5)
       ON CONFLICT (id) DO UPDATE SET version = roles.version + 1, defaults = roles.defaults || excluded.defaults,
         permissions = ARRAY(SELECT unnest(roles.permissions) UNION (SELECT unnest(excluded.defaults) EXCEPT SELECT unnest(roles.defaults)))
        WHERE NOT roles.defaults @> excluded.defaults`,
      [id, name, permissions, purpose, forPartners],
    );
  }
}

/** What a service's own jobs may ask of others. */
const byService: Record<string, readonly Permission[]> = {
  messaging: ['customers.addresses'],
  'customer-profile': ['facts.read'],
  segmentation: ['facts.read'],
};

export const permissionsOfService = (service: string): Permission[] => [...(byService[service] ?? [])];
