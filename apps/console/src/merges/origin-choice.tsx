import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Origin } from '../api/origins.js';
import { count, date } from '../format/format.js';
import { useLanguage } from '../i18n/i18n.js';
import { useIdentifierWords } from '../identity/use-identifier-words.js';
import styles from './merges.module.css';

interface OriginChoiceProps {
  origin: Origin;
  chosen: boolean;
  onToggle: () => void;
}

/** A box before one part of a customer. */
export function OriginChoice({ origin, chosen, onToggle }: OriginChoiceProps) {
  return (
    <Checkbox
      size="xs"
      checked={chosen}
      onChange={onToggle}
      label={
        <span className={styles.side}>
          <OriginLine origin={origin} />
        </span>
      }
    />
  );
}

/** What it was found by, the name it tells, how much is its own and since when. */
export function OriginLine({ origin }: { origin: Origin }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { whole } = useIdentifierWords();
  const { identifiers, name, entryCount, firstEntryAt, lastEntryAt, keepsId } = origin;
  const days = [firstEntryAt, lastEntryAt].flatMap((time) => (time ? date(time, language) : []));
  return (
    <>
      <b>{identifiers.length > 0 ? identifiers.map(whole).join(' · ') : t('split.noIdentifier')}</b>
      {name && <span lang="ja">{name}</span>}
      <span className="c d3">
        {[
          t('customers.entryCount', { count: entryCount, number: count(entryCount) }),
          [...new Set(days)].join(' – '),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      {keepsId && <span className="c d3">{t('split.keepsId')}</span>}
    </>
  );
}
