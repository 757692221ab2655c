import { IconUserCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { RelatedName } from './related-name.js';
import { useRelations } from './use-relations.js';
import styles from './relations.module.css';

/** Stands at the name while somebody else may speak for the customer. */
export function RepresentedStrip({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const active = useRelations(customer).data?.representatives.filter(({ state }) => state === 'active') ?? [];
  if (active.length === 0) return null;
  return (
    <ul className={styles.strip} aria-label={t('relations.representatives')}>
      {active.map(({ id, customer: who, relationship, scope }) => (
        <li key={id}>
          <IconUserCheck aria-hidden />
          <span>
            {t('relations.stripBefore')}
            <RelatedName related={who} />
            {t(`relations.stripAfter.${scope}`, { relationship: t(`relationship.${relationship}`) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
