import { useTranslation } from 'react-i18next';
import type { TakingPlace } from '../api/use-purposes.js';
import { useLanguage } from '../i18n/i18n.js';
import styles from '../lifetimes/lifetimes.module.css';
import { useUsePurposes } from './use-purposes.js';

/** What is written down here is used for, as whoever is asked should be told. Nothing while that is not known: it keeps nobody from writing. */
export function PurposeLine({ place }: { place: TakingPlace }) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const shown = useUsePurposes().data?.items.filter(({ places }) => places.includes(place)) ?? [];
  if (shown.length === 0) return null;
  return (
    <details className={styles.line}>
      <summary>{t('purposes.title')}</summary>
      <ul>
        {shown.map(({ id, wording }) => (
          <li key={id}>{inWords(wording)}</li>
        ))}
      </ul>
    </details>
  );
}
