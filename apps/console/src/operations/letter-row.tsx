import { Button, Checkbox } from '@mantine/core';
import { IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getDeadLetter, type DeadLetter } from '../api/operations.js';
import { Failed } from '../frame/failed.js';
import { useMay } from '../frame/session.js';
import { exact, recent } from '../format/format.js';
import { useLanguage, useWord } from '../i18n/i18n.js';
import page from '../frame/page.module.css';
import styles from './operations.module.css';

interface LetterRowProps {
  letter: DeadLetter;
  chosen: boolean;
  onToggle: (() => void) | undefined;
}

export function LetterRow({ letter, chosen, onToggle }: LetterRowProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const word = useWord();
  const [open, setOpen] = useState(false);
  const { service, type, reason, detail, createdAt, eventId, closedAs } = letter;
  const Arrow = open ? IconChevronDown : IconChevronRight;
  const title = `${word('letterReason', reason)} ${eventId ?? ''}`;
  return (
    <li data-chosen={chosen || undefined}>
      <div className={styles.letter}>
        {onToggle && (
          <Checkbox
            size="xs"
            aria-label={t('operations.choose', { title })}
            checked={chosen}
            onChange={onToggle}
          />
        )}
        <button type="button" className={page.open} aria-expanded={open} onClick={() => setOpen(!open)}>
          <Arrow aria-hidden />
          <b>{word('letterReason', reason)}</b>
          <small>{word('service', service)}</small>
        </button>
        <span className={styles.what} lang="en">
          {type} {eventId && <small>{eventId}</small>}
          <small>{detail}</small>
        </span>
        {closedAs && <span className="tag">{t(`operations.was.${closedAs}`)}</span>}
        <time dateTime={createdAt} title={exact(createdAt, language)}>
          {recent(createdAt, language)}
        </time>
      </div>
      {open && <Details letter={letter} />}
    </li>
  );
}

function Details({ letter }: { letter: DeadLetter }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const may = useMay();
  // Nothing of a raw copy is masked.
  const seesRaw = (['operations.bodies', 'personal.read', 'texts.read'] as const).every(may);
  const [shown, setShown] = useState(false);
  const { topic, partition, offset, publisher, source, createdAt, replays, closedAt, closedBy, closeReason } =
    letter;
  const facts: [string, string | null][] = [
    [t('operations.place'), `${topic} ${partition} : ${offset}`],
    [t('operations.publisher'), publisher],
    [t('operations.source'), source],
    [t('operations.since'), exact(createdAt, language)],
    [t('operations.replays'), replays > 0 ? String(replays) : null],
    [t('operations.closedBy'), closedAt && `${closedBy ?? ''} ${exact(closedAt, language)}`],
    [t('operations.closeReason'), closeReason],
  ];
  return (
    <div className={styles.details}>
      <dl>
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ) : null,
        )}
      </dl>
      {seesRaw && !shown && (
        <Button size="xs" variant="default" onClick={() => setShown(true)}>
          {t('operations.showBody')}
        </Button>
      )}
      {!seesRaw && <p className="c d3">{t('operations.noBody')}</p>}
      {shown && <Body letter={letter} />}
    </div>
  );
}

/** Fetched when it is asked for, since it may be personal data. */
function Body({ letter }: { letter: DeadLetter }) {
  const { t } = useTranslation();
  const body = useQuery({
    queryKey: ['dead-letter', letter.id],
    queryFn: ({ signal }) => getDeadLetter(letter, signal),
    gcTime: 0,
  });
  if (body.isError) return <Failed what="letters" error={body.error} retry={() => void body.refetch()} />;
  if (!body.data) return null;
  return (
    <pre className={styles.body} tabIndex={0} aria-label={t('operations.body')}>
      {body.data.value === null ? t('operations.empty') : indented(body.data.value)}
    </pre>
  );
}

function indented(value: string): string {
  try {
    return JSON.stringify(JSON.parse(value), null, 2);
  } catch {
    return value;
  }
}
