import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Origin } from '../api/origins.js';
import { count, date, phone } from '../format/format.js';
import { useLanguage } from '../i18n/i18n.js';
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
  const identifierOf = useIdentifierWords();
  const { identifiers, name, entryCount, firstEntryAt, lastEntryAt, keepsId } = origin;
  const days = [firstEntryAt, lastEntryAt].flatMap((time) => (time ? date(time, language) : []));
  return (
    <>
      <b>{identifiers.length > 0 ? identifiers.map(identifierOf).join(' · ') : t('split.noIdentifier')}</b>
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

/** Mail addresses and numbers speak for themselves. */
function useIdentifierWords() {
  const { t } = useTranslation();
  return ({ kind, value }: Origin['identifiers'][number]) => {
    if (kind === 'mail') return value;
    if (kind === 'phone') return phone(value);
    // A browser's number says nothing to a reader; its beginning tells two of them apart.
    const shown = kind === 'anonymous' ? value.slice(0, 8) : value;
    return `${t(`identity.kinds.${kind}` as 'identity.kinds.line', { defaultValue: kind })} ${shown}`;
  };
}
