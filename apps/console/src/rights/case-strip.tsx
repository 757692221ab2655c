import { IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ClockTag } from './case-tags.js';
import { useOpenCases } from './use-rights.js';
import styles from './rights.module.css';

/** Stands on a customer's page while something they asked for waits for its answer. */
export function CaseStrip({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const cases = useOpenCases(customer).data?.items ?? [];
  if (cases.length === 0) return null;
  return (
    <ul className={styles.strip} aria-label={t('rights.strip')}>
      {cases.map(({ id, kind, dueAt, owner }) => (
        <li key={id}>
          <ClockTag dueAt={dueAt} />
          <b>{t('rights.title', { kind: t(`rightsKind.${kind}`) })}</b>
          <span className="d2">
            {owner ? t('rights.stripOwner', { name: owner }) : t('rights.stripNobody')}
          </span>
          <Link to={`/rights-cases/${id}`}>
            {t('rights.stripOpen')}
            <IconChevronRight aria-hidden />
          </Link>
        </li>
      ))}
    </ul>
  );
}
