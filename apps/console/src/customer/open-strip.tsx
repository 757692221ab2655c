import { IconAlertTriangle, IconChevronRight } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenContact } from '../api/api.js';
import { recent } from '../format/format.js';
import { useLanguage } from '../i18n/i18n.js';
import styles from './customer.module.css';

/** Stands only while a contact is open, so that nobody in any department speaks past it. */
export function OpenStrip({
  contacts,
  onComplete,
}: {
  contacts: OpenContact[];
  onComplete: (contactId: string) => void;
}) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const newestFirst = [...contacts].sort((a, b) => b.openedAt.localeCompare(a.openedAt));
  const shown = all ? newestFirst : newestFirst.slice(0, 1);
  return (
    <ul className={styles.strip} aria-label={t('strip.label')}>
      {shown.map((contact, index) => (
        <li key={contact.contactId}>
          <IconAlertTriangle aria-hidden />
          <b>{t('strip.open')}</b>
          <About contact={contact} />
          <span className={styles.stripEnd}>
            {index === 0 && newestFirst.length > 1 && (
              <button type="button" className="link" aria-expanded={all} onClick={() => setAll(!all)}>
                {all ? t('strip.fewer') : t('strip.more', { count: newestFirst.length - 1 })}
              </button>
            )}
            <button
              type="button"
              className={styles.completeOpen}
              onClick={() => onComplete(contact.contactId)}
            >
              {t('strip.complete')}
              <IconChevronRight aria-hidden />
            </button>
          </span>
        </li>
      ))}
    </ul>
  );
}

function About({ contact: { title, openedAt } }: { contact: OpenContact }) {
  const { t } = useTranslation();
  const { language, inWords } = useLanguage();
  return (
    <span>
      {inWords(title)}
      <span className="d2"> {t('strip.since', { time: recent(openedAt, language) })}</span>
    </span>
  );
}
