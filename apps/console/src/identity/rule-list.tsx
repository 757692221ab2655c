import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IdentityRule } from '../api/identity.js';
import { count } from '../format/format.js';
import { Failed } from '../frame/failed.js';
import page from '../frame/page.module.css';
import { RuleDialog } from './rule-dialog.js';
import { useIdentityRules } from './use-identity.js';

export function RuleList() {
  const { t } = useTranslation();
  const found = useIdentityRules();
  const [chosen, setChosen] = useState<IdentityRule | null>(null);
  return (
    <section aria-labelledby="rules">
      <h2 id="rules">{t('identity.rules')}</h2>
      <p className="s d2">{t('identity.rulesHint')}</p>
      {found.isPending && (
        <div className="skeleton" style={{ height: 280 }} role="status" aria-label={t('loading')} />
      )}
      {found.isError && <Failed what="identity" error={found.error} retry={() => void found.refetch()} />}
      {found.data && (
        <table className={`${page.table} ${page.stacked}`} aria-labelledby="rules">
          <thead>
            <tr>
              <th>{t('identity.kind')}</th>
              <th className="num">{t('identity.priority')}</th>
              <th>{t('identity.joins')}</th>
              <th className="num">{t('identity.most')}</th>
              <th className="num">{t('identity.blocked')}</th>
              <th className="num">{t('identity.weak')}</th>
            </tr>
          </thead>
          <tbody>
            {found.data.items.map((rule) => (
              <tr key={rule.id}>
                <td>
                  <button type="button" className={page.open} onClick={() => setChosen(rule)}>
                    <b>{t(`identity.kinds.${rule.id}`)}</b>
                  </button>
                </td>
                <td className="num" data-label={t('identity.priority')}>
                  {count(rule.priority)}
                </td>
                <td data-label={t('identity.joins')}>{t(rule.joins ? 'identity.does' : 'identity.lists')}</td>
                <td className="num" data-label={t('identity.most')}>
                  {rule.most === null ? t('identity.any') : count(rule.most)}
                </td>
                <td className="num" data-label={t('identity.blocked')}>
                  {count(rule.blocked.length)}
                </td>
                <td className="num" data-label={t('identity.weak')}>
                  {count(rule.weak.length)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {chosen && <RuleDialog rule={chosen} onClose={() => setChosen(null)} />}
    </section>
  );
}
