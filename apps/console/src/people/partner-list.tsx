import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Partner } from '../api/access.js';
import { date } from '../format/format.js';
import { Failed } from '../frame/failed.js';
import page from '../frame/page.module.css';
import { useMay } from '../frame/session.js';
import { useLanguage } from '../i18n/i18n.js';
import { PartnerDialog } from './partner-dialog.js';
import { usePartners } from './use-access.js';

/** Outsourced centres and agencies: when their access ends, that of all their people ends. */
export function PartnerList() {
  const { t } = useTranslation();
  const { language, inWords } = useLanguage();
  const may = useMay();
  const found = usePartners();
  const [chosen, setChosen] = useState<Partner | 'new' | null>(null);
  const partners = found.data?.items ?? [];
  return (
    <section aria-labelledby="partners">
      <h2 id="partners" className="vh">
        {t('access.view.partners')}
      </h2>
      <div className={page.head}>
        <p className="s d2">{t('access.partnersHint')}</p>
        {may('access.write') && found.data && (
          <Button onClick={() => setChosen('new')}>{t('access.addPartner')}</Button>
        )}
      </div>
      {found.isPending && (
        <div className="skeleton" style={{ height: 120 }} role="status" aria-label={t('loading')} />
      )}
      {found.isError && <Failed what="people" error={found.error} retry={() => void found.refetch()} />}
      {found.data && partners.length === 0 && (
        <p className={page.nothing} role="status">
          {t('access.noPartners')}
        </p>
      )}
      {partners.length > 0 && (
        <table className={`${page.table} ${page.stacked}`} aria-labelledby="partners">
          <thead>
            <tr>
              <th>{t('access.partner')}</th>
              <th>{t('access.code')}</th>
              <th className="num">{t('access.endsOn')}</th>
              {may('audit.read') && <th className="num">{t('access.report')}</th>}
            </tr>
          </thead>
          <tbody>
            {partners.map((partner) => (
              <tr key={partner.id}>
                <td>
                  <button type="button" className={page.open} onClick={() => setChosen(partner)}>
                    <b>{inWords(partner.name)}</b>
                  </button>
                </td>
                <td lang="en">{partner.id}</td>
                <td className="num" data-label={t('access.endsOn')}>
                  {partner.endsOn && date(partner.endsOn, language)}
                </td>
                {may('audit.read') && (
                  <td className="num" data-label={t('access.report')}>
                    <Link className="link" to={`/audit?partner=${partner.id}`}>
                      {t('access.report')}
                    </Link>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {chosen && <PartnerDialog partner={chosen === 'new' ? null : chosen} onClose={() => setChosen(null)} />}
    </section>
  );
}
