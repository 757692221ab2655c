import { useTranslation } from 'react-i18next';

/** What a permission lets one do; one that has no word yet shows its code, so that nothing is hidden. */
export function usePermissionWord(): (permission: string) => string {
  const { t } = useTranslation();
  return (permission) =>
    t(`permission.${permission}` as 'permission.customers.read', { defaultValue: permission });
}
