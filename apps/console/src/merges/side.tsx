import { useTranslation } from 'react-i18next';
import type { MergedSide } from '../api/merges.js';
import { count, phone } from '../format/format.js';
import styles from './merges.module.css';

/** One of the two of a merge: who it is by itself, and how much is its own. */
export function Side({ side }: { side: MergedSide }) {
  const { t } = useTranslation();
  const known = [...side.memberIds, ...side.mails, ...side.phones.map(phone)];
  return (
    <p className={styles.side}>
      <b>{side.name ?? t('customers.nameless')}</b>
      <span className="s d2">{known.join(' · ')}</span>
      <span className="c d3">
        {t('customers.entryCount', { count: side.entryCount, number: count(side.entryCount) })}
      </span>
    </p>
  );
}
