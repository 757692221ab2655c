import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Related } from '../api/relations.js';
import { languageOf } from '../format/format.js';

/** What another customer is called on a page. */
export function useRelatedName(): (related: Pick<Related, 'name'>) => string {
  const { t } = useTranslation();
  return ({ name }) => (name ? t('customer.polite', { name }) : t('customer.unnamed'));
}

/** The way to another customer; nowhere, where their record is not open to whoever looks. */
export function RelatedName({ related }: { related: Related }) {
  const name = useRelatedName()(related);
  const lang = languageOf(name);
  if (related.id === null) return <span lang={lang}>{name}</span>;
  return (
    <Link className="link" to={`/customers/${related.id}`} lang={lang}>
      {name}
    </Link>
  );
}
