import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCaseCustomer } from './use-rights.js';

/** The way to whom a case is about; nowhere, once they were erased. */
export function CaseCustomer({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const { id, name, lang, erased, isPending } = useCaseCustomer(customer);
  if (isPending) {
    return (
      <span
        className="skeleton"
        style={{ display: 'inline-block', width: 88, height: 16 }}
        role="status"
        aria-label={t('loading')}
      />
    );
  }
  if (erased) return <span className="d3">{name}</span>;
  return (
    <Link className="link" to={`/customers/${id}`} lang={lang}>
      {name}
    </Link>
  );
}
