import { IconAlertTriangle, IconCheck, IconClock, IconPin } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Entry, Words } from '../api/api.js';
import { count, list, money, shortDate, clock, languageOf } from '../format/format.js';
import { useLanguage, useWord } from '../i18n/i18n.js';
import { note, text, words } from './entry-look.js';
import type { Outcome } from './outcomes.js';
import styles from './timeline.module.css';

interface Item {
  sku: string;
  name?: string;
  quantity: number;
}
/** Longer words are cut to three lines until the row is opened. */
const LONG = 150;

/** Small print beside the title: the department's word and where it happened, then anything unusual about the entry. */
export function EntryMeta({ entry, late }: { entry: Entry; late: boolean }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const word = useWord();
  const agent = text(entry.data.agent);
  const silent = ['system', 'none', 'other', 'parcel'].includes(entry.channel);
  const parts = [
    word('department', entry.department),
    silent ? '' : word('channel', entry.channel),
    agent ?? '',
  ];
  return (
    <em>
      {[...new Set(parts.filter(Boolean))].join(' · ')}
      {entry.pinned && (
        <span className={styles.mark}>
          <IconPin aria-hidden />
          {t('pins.isPinned')}
        </span>
      )}
      {(entry.corrections ?? []).length > 0 && (
        <span className={styles.mark}>{t('correction.corrected')}</span>
      )}
      {late && (
        <span className={styles.late}>
          {t('timeline.late', {
            time: `${shortDate(entry.recordedAt, language)} ${clock(entry.recordedAt)}`,
          })}
        </span>
      )}
    </em>
  );
}

export function EntryBody({ entry, opened, onOpen }: { entry: Entry; opened: boolean; onOpen: () => void }) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const said = words(entry);
  const written = note(entry);
  const long = !opened && (said ?? '').length > LONG;
  return (
    <>
      {said && (
        <blockquote lang={languageOf(said)} className={long ? styles.clamped : undefined}>
          {said}
        </blockquote>
      )}
      {long && (
        <button type="button" className="link c" onClick={onOpen}>
          {t('timeline.readOn')}
        </button>
      )}
      {written && (
        <p className={`s d2 ${opened ? '' : styles.clamped}`} lang={languageOf(written)}>
          {written}
        </p>
      )}
      {entry.type === 'order.placed' && <OrderItems entry={entry} />}
      {entry.type === 'contact.opened' && (
        <Tags
          tags={[
            ['timeline.customerAxis', entry.data.customerReason],
            ['timeline.dealAxis', entry.data.dealReason],
            ['timeline.feeling', entry.data.feeling],
          ]}
          inWords={inWords}
        />
      )}
      {entry.type === 'order.cancelled' && text(entry.data.reason) && (
        <p className="s d2">{text(entry.data.reason)}</p>
      )}
    </>
  );
}

type TagName = 'timeline.customerAxis' | 'timeline.dealAxis' | 'timeline.feeling';

function Tags({ tags, inWords }: { tags: [TagName, unknown][]; inWords: (words: Words) => string }) {
  const { t } = useTranslation();
  const word = useWord();
  const filled = tags.filter(([, value]) => value);
  if (filled.length === 0) return null;
  return (
    <p className={styles.tags}>
      {filled.map(([name, value]) => (
        <span key={name} className="tag">
          {t(name)}
          <b>{typeof value === 'string' ? word('feeling', value) : inWords(value as Words)}</b>
        </span>
      ))}
    </p>
  );
}

function OrderItems({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const items = (entry.data.items as Item[] | undefined) ?? [];
  const round = (entry.data.subscription as { round?: number } | undefined)?.round;
  const named = items
    .slice(0, 3)
    .map((item) => t('timeline.item', { name: item.name ?? item.sku, count: item.quantity }));
  const rest = items.length - named.length;
  const line = list(rest > 0 ? [...named, t('timeline.moreItems', { count: rest })] : named, language);
  return (
    <p className="s d2">
      {round !== undefined && (
        <span className={`tag ${styles.round}`}>{t('timeline.round', { count: round })}</span>
      )}
      {line}
    </p>
  );
}

/** The slot at the right: an amount, a score, or how a contact ended. */
export function EntryRight({ entry, outcome }: { entry: Entry; outcome: Outcome }) {
  const { t } = useTranslation();
  const { inWords } = useLanguage();
  const word = useWord();
  const { type, data } = entry;
  if (type === 'order.placed' && typeof data.totalMinor === 'number') {
    return <b className={styles.amount}>{money(data.totalMinor, text(data.currency) ?? 'JPY')}</b>;
  }
  if (type === 'survey.answered' && typeof data.score === 'number') {
    return (
      <b className={styles.amount}>
        {count(data.score)}
        {typeof data.outOf === 'number' && <small> / {count(data.outOf)}</small>}
      </b>
    );
  }
  if (type === 'message.held') {
    return (
      <span className="tag warn">
        <IconAlertTriangle aria-hidden />
        {word('heldReason', text(data.stopped) ?? text(data.consent) ?? text(data.reason) ?? '')}
      </span>
    );
  }
  if (outcome === 'open') {
    return (
      <span className="tag warn">
        <IconClock aria-hidden />
        {t('timeline.open')}
      </span>
    );
  }
  return outcome ? (
    <span className="tag good">
      <IconCheck aria-hidden />
      {inWords(outcome)}
    </span>
  ) : null;
}
