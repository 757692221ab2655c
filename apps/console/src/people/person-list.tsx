import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Person } from '../api/access.js';
import { date, exact, list, recent } from '../format/format.js';
import { Failed } from '../frame/failed.js';
import { LoadMore } from '../frame/load-more.js';
import page from '../frame/page.module.css';
import { useLanguage } from '../i18n/i18n.js';
import { PersonDialog } from './person-dialog.js';
import { usePartners, usePeople, useRoles } from './use-access.js';

/** Everybody who ever signed in. Who they are and which roles they have is the identity provider's. */
export function PersonList() {
  const { t } = useTranslation();
  const found = usePeople();
  const [chosen, setChosen] = useState<Person | null>(null);
  const people = found.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <section aria-labelledby="people">
      <h2 id="people" className="vh">
        {t('access.view.people')}
      </h2>
      <p className="s d2">{t('access.peopleHint')}</p>
      {found.isPending && (
        <div className="skeleton" style={{ height: 240 }} role="status" aria-label={t('loading')} />
      )}
      {found.isError && !found.data && (
        <Failed what="people" error={found.error} retry={() => void found.refetch()} />
      )}
      {found.data && (
        <table className={`${page.table} ${page.stacked}`} aria-labelledby="people">
          <thead>
            <tr>
              <th>{t('access.person')}</th>
              <th>{t('access.state')}</th>
              <th>{t('access.roles')}</th>
              <th>{t('access.partner')}</th>
              <th className="num">{t('access.endsOn')}</th>
              <th className="num">{t('access.signedInAt')}</th>
            </tr>
          </thead>
          <tbody>
            {people.map((person) => (
              <PersonRow key={person.id} person={person} onOpen={() => setChosen(person)} />
            ))}
          </tbody>
        </table>
      )}
      <LoadMore list={found} />
      {chosen && <PersonDialog person={chosen} onClose={() => setChosen(null)} />}
    </section>
  );
}

function PersonRow({ person, onOpen }: { person: Person; onOpen: () => void }) {
  const { t } = useTranslation();
  const { language, inWords } = useLanguage();
  const roles = useRoles().data?.items;
  const partners = usePartners().data?.items;
  const roleName = (id: string) => {
    const role = roles?.find((each) => each.id === id);
    return role ? inWords(role.name) : id;
  };
  const partner = partners?.find(({ id }) => id === person.partner);
  return (
    <tr>
      <td>
        <button type="button" className={page.open} onClick={onOpen}>
          <b lang="ja">{person.name}</b>
        </button>
      </td>
      <td>
        {person.ended ? (
          <span className="tag">{t('access.ended')}</span>
        ) : person.permissions.length === 0 ? (
          <span className="tag warn">{t('access.powerless')}</span>
        ) : (
          <span className="tag good">{t('access.active')}</span>
        )}
      </td>
      <td data-label={t('access.roles')}>{list(person.roles.map(roleName), language)}</td>
      <td data-label={t('access.partner')}>
        {partner
          ? inWords(partner.name)
          : person.partner === ''
            ? t('access.partnerUnknown')
            : person.partner}
      </td>
      <td className="num" data-label={t('access.endsOn')}>
        {person.endsOn && date(person.endsOn, language)}
      </td>
      <td className="num" data-label={t('access.signedInAt')}>
        <time dateTime={person.signedInAt} title={exact(person.signedInAt, language)}>
          {recent(person.signedInAt, language)}
        </time>
      </td>
    </tr>
  );
}
