import { permissions, type Authority, type Permission } from '@engawa/auth';
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
  authority: Authority;
  /** Its people work elsewhere, and reach only the customers whose records are open to their partner. */
  forPartners: boolean;
}

const figures: Permission[] = ['surveys.read', 'segments.read', 'messages.read'];
const reading: Permission[] = ['customers.read', 'orders.read', 'contacts.read', ...figures];
const upTo = (refund: number, replacement: number, coupon: number): Authority => ({ refund, replacement, coupon });
const ownAgents = upTo(10_000, 20_000, 3000);
const care: Permission[] = [...reading, 'customers.match', 'personal.read', 'texts.read', 'orders.write', 'contacts.write', 'customers.write', 'customers.stop'];

/** The roles as they are until an administrator changes them, in the order in which they are shown. */
export const defaultRoles: Role[] = [
  { ...role(ADMINISTRATOR, '管理者', 'Administrator', 'administration', [...permissions]), authority: upTo(100_000_000, 100_000_000, 100_000_000) },
  role('executive', '経営', 'Executive', 'management', figures),
  role('marketing', 'マーケティング', 'Marketing', 'marketing', [...reading, 'texts.read', 'segments.write', 'messages.write', 'surveys.write']),
  { ...role('supervisor', '窓口責任者', 'Supervisor', 'care', [...care, 'customers.merge', 'timeline.export', 'remedies.decide', 'vocabulary.write', 'surveys.write']), authority: upTo(100_000, 100_000, 10_000) },
  { ...role('agent', '窓口担当', 'Agent', 'care', care), authority: ownAgents },
  { ...role('concierge', 'コンシェルジュ', 'Concierge', 'care', care), authority: ownAgents },
  role('quality', '品質保証', 'Quality', 'quality', [...reading, 'texts.read']),
  role('fulfilment', '受注・物流', 'Fulfilment', 'fulfilment', [...reading, 'personal.read', 'orders.write', 'messages.letters']),
  role('accounting', '経理', 'Accounting', 'accounting', ['customers.read', 'personal.read', 'orders.read']),
  role('site', 'サイト担当', 'Site team', 'site', reading),
  { ...role('store', '店舗・営業', 'Store and sales', 'sales', care), authority: ownAgents },
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
      'customers.write',
      'customers.stop',
    ]),
    authority: upTo(3000, 5000, 500),
    forPartners: true,
  },
  { ...role('agency', '制作会社', 'Agency', 'production', ['messages.read', 'messages.write']), forPartners: true },
];

function role(id: string, ja: string, en: string, purpose: string, permissions: Permission[]): Role {
  return { id, name: { ja, en }, permissions, purpose, authority: {}, forPartners: false };
}

/**
 * Adds the roles that are missing, and to the others the permissions that a newer version gives them. What an administrator
 * took away from a role stays away: `defaults` remembers what was ever given.
 */
export async function keepDefaultRoles(db: DataSource): Promise<void> {
  await db.query(
    `INSERT INTO roles (id, name, permissions, defaults, purpose, authority, for_partners)
     SELECT id, name, permissions, permissions, purpose, authority, "forPartners"
       FROM jsonb_to_recordset($1) AS given (id text, name jsonb, permissions text[], purpose text, authority jsonb, "forPartners" boolean)
       ON CONFLICT (id) DO UPDATE SET version = roles.version + 1, defaults = roles.defaults || excluded.defaults,
         permissions = ARRAY(SELECT unnest(roles.permissions) UNION (SELECT unnest(excluded.defaults) EXCEPT SELECT unnest(roles.defaults)))
        WHERE NOT roles.defaults @> excluded.defaults`,
    [JSON.stringify(defaultRoles)],
  );
}

/** What a service's own jobs may ask of others. */
const byService: Record<string, readonly Permission[]> = {
  messaging: ['customers.addresses'],
  'contact-center': ['orders.read'],
  'customer-profile': ['facts.read'],
  segmentation: ['facts.read'],
};

export const permissionsOfService = (service: string): Permission[] => [...(byService[service] ?? [])];
