import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Attribute } from '../api/attributes.js';
import { list } from '../format/format.js';
import { Failed } from '../frame/failed.js';
import page from '../frame/page.module.css';
import { useLanguage } from '../i18n/i18n.js';
import { AttributeDialog } from './attribute-dialog.js';
import { useAttributeRows } from './use-identity.js';

/** What the company wants to know of its customers beside what everybody does. */
export function AttributeList() {
  const { t } = useTranslation();
  const { language, inWords } = useLanguage();
  const found = useAttributeRows();
  const [chosen, setChosen] = useState<(Attribute & { version: number }) | 'new' | null>(null);
  return (
    <section aria-labelledby="attributes">
      <h2 id="attributes">{t('attributes.title')}</h2>
      <p className="s d2">{t('attributes.hint')}</p>
      {found.isPending && (
        <div className="skeleton" style={{ height: 88 }} role="status" aria-label={t('loading')} />
      )}
      {found.isError && <Failed what="identity" error={found.error} retry={() => void found.refetch()} />}
      {found.data?.items.length === 0 && <p className="d3">{t('attributes.none')}</p>}
      {found.data && found.data.items.length > 0 && (
        <table className={`${page.table} ${page.stacked}`} aria-labelledby="attributes">
          <thead>
            <tr>
              <th>{t('attributes.name')}</th>
              <th>{t('attributes.type')}</th>
              <th>{t('attributes.choices')}</th>
            </tr>
          </thead>
          <tbody>
            {found.data.items.map((attribute) => (
              <tr key={attribute.id}>
                <td>
                  <button type="button" className={page.open} onClick={() => setChosen(attribute)}>
                    <b>{inWords(attribute.name)}</b>
                  </button>
                  {attribute.retired && <span className="tag">{t('attributes.retired')}</span>}
                </td>
                <td data-label={t('attributes.type')}>{t(`attributes.types.${attribute.type}`)}</td>
                <td data-label={t('attributes.choices')}>
                  {list(
                    attribute.choices.map(({ name }) => inWords(name)),
                    language,
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {found.data && (
        <p>
          <Button variant="default" size="xs" onClick={() => setChosen('new')}>
            {t('attributes.add')}
          </Button>
        </p>
      )}
      {chosen && (
        <AttributeDialog attribute={chosen === 'new' ? null : chosen} onClose={() => setChosen(null)} />
      )}
    </section>
  );
}
