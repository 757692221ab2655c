import { Button } from '@mantine/core';
import { IconPencil, IconPlus } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { CompanyDetail, ContactPerson } from '../api/companies.js';
import { addressOf } from '../customer/address-of.js';
import { Fact } from '../customer/fact.js';
import { shortDate } from '../format/format.js';
import { Failed, forbidden } from '../frame/failed.js';
import page from '../frame/page.module.css';
import { useBrowses, useMay } from '../frame/session.js';
import { TopBar } from '../frame/top-bar.js';
import { useLanguage } from '../i18n/i18n.js';
import type { Ending } from '../relations/end-dialog.js';
import { RelatedName, useRelatedName } from '../relations/related-name.js';
import { useCompany } from './use-companies.js';
import styles from './companies.module.css';

const CompanyDialog = lazy(() => import('./company-dialog.js'));
const ContactPersonDialog = lazy(() => import('../relations/contact-person-dialog.js'));
const EndDialog = lazy(() => import('../relations/end-dialog.js'));

export function Component() {
  const id = useParams().id!;
  return useBrowses() ? <CompanyPage id={id} /> : <Failed what="page" error={forbidden} />;
}

/** One company, and who is there for it. */
function CompanyPage({ id }: { id: string }) {
  const { t } = useTranslation();
  const found = useCompany(id);
  return (
    <>
      <TopBar
        title={found.data?.name ?? ''}
        parent={{ to: '/companies', name: t('menu.companies'), back: t('companies.back') }}
      />
      <main id="page" tabIndex={0} className={page.page}>
        {found.isPending && (
          <div className="skeleton" style={{ height: 320 }} role="status" aria-label={t('loading')} />
        )}
        {found.isError && !found.data && (
          <Failed what="companies" error={found.error} retry={() => void found.refetch()} />
        )}
        {found.data && (
          <>
            <CompanyFacts company={found.data} />
            <Persons company={found.data} />
          </>
        )}
      </main>
    </>
  );
}

function CompanyFacts({ company }: { company: CompanyDetail }) {
  const { t } = useTranslation();
  const may = useMay()('customers.write');
  const [changing, setChanging] = useState(false);
  const { kana, corporateNumber } = company;
  const address = addressOf(company.address);
  return (
    <section>
      <div className={page.head}>
        <h2>{t('companies.facts')}</h2>
        {may && (
          <Button
            variant="default"
            leftSection={<IconPencil aria-hidden />}
            onClick={() => setChanging(true)}
          >
            {t('companies.change')}
          </Button>
        )}
      </div>
      <dl className={styles.facts}>
        <Fact name={t('companies.kana')} values={kana ? [kana] : []} />
        <Fact name={t('companies.number')} values={corporateNumber ? [corporateNumber] : []} />
        <Fact name={t('companies.address')} values={address ? [address] : []} />
      </dl>
      {changing && (
        <Suspense>
          <CompanyDialog company={company} onClose={() => setChanging(false)} />
        </Suspense>
      )}
    </section>
  );
}

function Persons({ company }: { company: CompanyDetail }) {
  const { t } = useTranslation();
  const may = useMay()('customers.write');
  const [adding, setAdding] = useState(false);
  const [ending, setEnding] = useState<Ending | null>(null);
  return (
    <section aria-labelledby="contact-persons">
      <div className={page.head}>
        <h2 id="contact-persons">{t('companies.contactPersons')}</h2>
        {may && (
          <Button leftSection={<IconPlus aria-hidden />} onClick={() => setAdding(true)}>
            {t('relations.addContactPerson')}
          </Button>
        )}
      </div>
      {company.contactPersons.length === 0 ? (
        <p className={page.nothing}>{t('companies.noPersons')}</p>
      ) : (
        <PersonTable company={company} onEnd={may ? setEnding : undefined} />
      )}
      <Suspense>
        {adding && <ContactPersonDialog of={{ company: company.id }} onClose={() => setAdding(false)} />}
        {ending && <EndDialog ending={ending} onClose={() => setEnding(null)} />}
      </Suspense>
    </section>
  );
}

interface PersonTableProps {
  company: CompanyDetail;
  onEnd: ((ending: Ending) => void) | undefined;
}

function PersonTable({ company, onEnd }: PersonTableProps) {
  const { t } = useTranslation();
  const nameOf = useRelatedName();
  return (
    <table className={`${page.table} ${page.stacked}`} aria-labelledby="contact-persons">
      <thead>
        <tr>
          <th>{t('companies.person')}</th>
          <th>{t('relations.department')}</th>
          <th>{t('relations.jobTitle')}</th>
          <th>{t('companies.since')}</th>
          <th>{t('companies.endedOn')}</th>
          <th>
            <span className="vh">{t('relations.end')}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {company.contactPersons.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            onEnd={
              onEnd &&
              (() =>
                onEnd({
                  kind: 'contactPerson',
                  id: person.id,
                  company: company.id,
                  name: nameOf(person.customer),
                }))
            }
          />
        ))}
      </tbody>
    </table>
  );
}

function PersonRow({ person, onEnd }: { person: ContactPerson; onEnd: (() => void) | undefined }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const nameOf = useRelatedName();
  const { customer, department, title, since, endedOn, state } = person;
  const day = (on: string | null) => on && <time dateTime={on}>{shortDate(on, language)}</time>;
  return (
    <tr>
      <td>
        <span className={styles.person}>
          <RelatedName related={{ ...customer, stopped: null }} />
          {customer.kana && (
            <small className="c d3" lang="ja">
              {customer.kana}
            </small>
          )}
          {state === 'over' && <span className="tag">{t('companies.past')}</span>}
        </span>
      </td>
      <td data-label={t('relations.department')}>{department}</td>
      <td data-label={t('relations.jobTitle')}>{title}</td>
      <td data-label={t('companies.since')}>{day(since)}</td>
      <td data-label={t('companies.endedOn')}>{day(endedOn)}</td>
      <td className={styles.act}>
        {onEnd && !endedOn && (
          <button
            type="button"
            className="link"
            aria-label={t('relations.endOf', { name: nameOf(customer) })}
            onClick={onEnd}
          >
            {t('relations.end')}
          </button>
        )}
      </td>
    </tr>
  );
}
