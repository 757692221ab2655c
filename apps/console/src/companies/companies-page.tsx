import { Button, CloseButton, TextInput } from '@mantine/core';
import { IconChevronRight, IconPlus, IconSearch } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Company } from '../api/companies.js';
import { addressOf } from '../customer/address-of.js';
import { languageOf } from '../format/format.js';
import { Failed, forbidden } from '../frame/failed.js';
import { LoadMore } from '../frame/load-more.js';
import page from '../frame/page.module.css';
import { useBrowses, useMay } from '../frame/session.js';
import { TopBar } from '../frame/top-bar.js';
import { useTyped } from '../frame/use-typed.js';
import { useCompanies } from './use-companies.js';
import styles from './companies.module.css';

const CompanyDialog = lazy(() => import('./company-dialog.js'));

export function Component() {
  return useBrowses() ? <CompaniesPage /> : <Failed what="page" error={forbidden} />;
}

/** The companies there are, found by name or number. */
function CompaniesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const may = useMay()('customers.write');
  const [text, setText] = useState('');
  const { field, clear, asked } = useTyped(text, setText);
  const { found, companies } = useCompanies(asked);
  const [adding, setAdding] = useState(false);
  return (
    <>
      <TopBar title={t('menu.companies')} />
      <main id="page" className={page.page}>
        <section aria-label={t('menu.companies')}>
          <div className={page.head}>
            <search className={styles.search}>
              <TextInput
                {...field}
                aria-label={t('companies.search')}
                placeholder={t('companies.searchHint')}
                autoComplete="off"
                spellCheck={false}
                leftSection={<IconSearch aria-hidden />}
                rightSection={
                  text && <CloseButton size="sm" aria-label={t('companies.clear')} onClick={clear} />
                }
              />
            </search>
            {may && (
              <Button leftSection={<IconPlus aria-hidden />} onClick={() => setAdding(true)}>
                {t('companies.add')}
              </Button>
            )}
          </div>
          {found.isPending && (
            <div className="skeleton" style={{ height: 240 }} role="status" aria-label={t('loading')} />
          )}
          {found.isError && !found.data && (
            <Failed what="companies" error={found.error} retry={() => void found.refetch()} />
          )}
          {found.data && companies.length === 0 && (
            <p className={page.nothing} role="status">
              {asked ? t('companies.noMatch', { query: asked }) : t('companies.none')}
            </p>
          )}
          {companies.length > 0 && <CompanyTable companies={companies} />}
          <LoadMore list={found} />
        </section>
      </main>
      {adding && (
        <Suspense>
          <CompanyDialog
            onClose={() => setAdding(false)}
            onSaved={({ id }) => void navigate(`/companies/${id}`)}
          />
        </Suspense>
      )}
    </>
  );
}

function CompanyTable({ companies }: { companies: Company[] }) {
  const { t } = useTranslation();
  return (
    <table className={`${page.table} ${page.stacked}`} aria-label={t('menu.companies')}>
      <thead>
        <tr>
          <th>{t('companies.name')}</th>
          <th className="num">{t('companies.contactPersons')}</th>
          <th>{t('companies.number')}</th>
          <th>{t('companies.address')}</th>
        </tr>
      </thead>
      <tbody>
        {companies.map(({ id, name, kana, corporateNumber, address, contactPersonCount }) => (
          <tr key={id}>
            <td>
              <Link className={`${page.open} ${styles.name}`} to={`/companies/${id}`}>
                <b lang={languageOf(name)}>{name}</b>
                {kana && <small lang="ja">{kana}</small>}
                <IconChevronRight aria-hidden />
              </Link>
            </td>
            <td className="num">{t('companies.count', { count: contactPersonCount })}</td>
            <td data-label={t('companies.number')}>{corporateNumber}</td>
            <td data-label={t('companies.address')} lang="ja">
              {addressOf(address)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
