import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Role } from '../api/access.js';
import { count } from '../format/format.js';
import { Failed } from '../frame/failed.js';
import page from '../frame/page.module.css';
import { useMay } from '../frame/session.js';
import { useLanguage, usePurposeWords } from '../i18n/i18n.js';
import { RoleDialog } from './role-dialog.js';
import { useRoles } from './use-access.js';

/** Roles are sets of permissions; a change counts within five seconds, for people who are at work as well. */
export function RoleList() {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const purposeWords = usePurposeWords();
  const mayWrite = useMay()('access.write');
  const found = useRoles();
  const [chosen, setChosen] = useState<Role | 'new' | null>(null);
  const roles = found.data?.items ?? [];
  return (
    <section aria-labelledby="roles">
      <h2 id="roles" className="vh">
        {t('access.view.roles')}
      </h2>
      <div className={page.head}>
        <p className="s d2">{t('access.rolesHint')}</p>
        {mayWrite && found.data && <Button onClick={() => setChosen('new')}>{t('access.addRole')}</Button>}
      </div>
      {found.isPending && (
        <div className="skeleton" style={{ height: 240 }} role="status" aria-label={t('loading')} />
      )}
      {found.isError && <Failed what="people" error={found.error} retry={() => void found.refetch()} />}
      {found.data && (
        <table className={`${page.table} ${page.stacked}`} aria-labelledby="roles">
          <thead>
            <tr>
              <th>{t('access.role')}</th>
              <th>{t('access.code')}</th>
              <th>{t('access.purpose')}</th>
              <th>{t('access.worksFor')}</th>
              <th className="num">{t('access.permissions')}</th>
            </tr>
          </thead>
          <tbody>
            {roles.map((role) => (
              <tr key={role.id}>
                <td>
                  <button type="button" className={page.open} onClick={() => setChosen(role)}>
                    <b>{inWords(role.name)}</b>
                  </button>
                </td>
                <td lang="en">{role.id}</td>
                <td data-label={t('access.purpose')}>{purposeWords(role.purpose)}</td>
                <td data-label={t('access.worksFor')}>
                  {role.forPartners ? t('access.partners') : t('access.ownCompany')}
                </td>
                <td className="num" data-label={t('access.permissions')}>
                  {count(role.permissions.length)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {chosen && (
        <RoleDialog
          role={chosen === 'new' ? null : chosen}
          permissions={roles.find(({ id }) => id === 'administrator')?.permissions ?? []}
          onClose={() => setChosen(null)}
        />
      )}
    </section>
  );
}
