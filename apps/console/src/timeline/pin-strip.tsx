import { useQuery } from '@tanstack/react-query';
import { IconPin } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Entry } from '../api/api.js';
import { getPins } from '../api/timeline.js';
import { shortDate } from '../format/format.js';
import { useLanguage } from '../i18n/i18n.js';
import { text } from './entry-look.js';
import styles from './timeline.module.css';

/** What everybody is to see first. A press goes to the day on which it happened. */
export function PinStrip({ customer, onDay }: { customer: string; onDay: (entry: Entry) => void }) {
  const { t } = useTranslation();
  const { language, inWords } = useLanguage();
  const pins = useQuery({ queryKey: ['pins', customer], queryFn: ({ signal }) => getPins(customer, signal) });
  const items = pins.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <ul className={styles.pins} aria-label={t('pins.label')}>
      {items.map((entry) => (
        <li key={entry.id} data-dept={entry.department}>
          <button type="button" onClick={() => onDay(entry)}>
            <IconPin aria-hidden />
            <time dateTime={entry.occurredAt}>{shortDate(entry.occurredAt, language)}</time>
            <span>{(entry.type === 'customer.noted' && text(entry.data.text)) || inWords(entry.title)}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
