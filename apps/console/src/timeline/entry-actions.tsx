import { useMutation, useQueryClient } from '@tanstack/react-query';
import { IconArrowsSplit2, IconPencil, IconPin, IconPinnedOff } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams, useSearchParams } from 'react-router';
import { Problem, type Entry } from '../api/api.js';
import { pin, transactionKinds, unpin, type EntryAcross } from '../api/timeline.js';
import { exact } from '../format/format.js';
import { useMay } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import { useLanguage } from '../i18n/i18n.js';
import { CorrectEntryDialog } from './correct-entry-dialog.js';
import { addressOf, transactionIn } from './transaction.js';
import styles from './timeline.module.css';

/** What one can do with an opened entry: pin it, say what is right, see all of its order or contact. */
export function EntryActions({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const page = useParams().id!;
  const customer = (entry as Partial<EntryAcross>).customer ?? page;
  const may = useMay()('customers.write');
  const [correcting, setCorrecting] = useState(false);
  const pinning = usePin(customer, entry);
  const [params] = useSearchParams();
  const shown = transactionIn(params);
  const elsewhere = transactionKinds.filter((kind) => entry.about[kind] && shown?.kind !== kind);
  const isCorrection = entry.type === 'customer.entry-corrected';
  return (
    <div className={styles.entryActions}>
      {may && (
        <button
          type="button"
          className="link c"
          disabled={pinning.isPending}
          onClick={() => pinning.mutate()}
        >
          {entry.pinned ? <IconPinnedOff aria-hidden /> : <IconPin aria-hidden />}
          {t(entry.pinned ? 'pins.unpin' : 'pins.pin')}
        </button>
      )}
      {may && !isCorrection && (
        <button type="button" className="link c" onClick={() => setCorrecting(true)}>
          <IconPencil aria-hidden />
          {t('correction.correct')}
        </button>
      )}
      {elsewhere.map((kind) => (
        <Link key={kind} className="link c" to={addressOf({ kind, id: entry.about[kind]! })}>
          <IconArrowsSplit2 aria-hidden />
          {t(`transaction.all.${kind}`)}
        </Link>
      ))}
      {customer !== page && (
        <Link className="link c" to={`/customers/${customer}`}>
          {t('transaction.other')}
        </Link>
      )}
      {correcting && (
        <CorrectEntryDialog customer={customer} entry={entry} onClose={() => setCorrecting(false)} />
      )}
    </div>
  );
}

function usePin(customer: string, entry: Entry) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => (entry.pinned ? unpin : pin)(customer, entry.id),
    onSuccess: () => toast(t(entry.pinned ? 'pins.unpinned' : 'pins.pinned')),
    onError: (error) =>
      toast(
        t(error instanceof Problem && error.type.endsWith('too-many-pins') ? 'pins.full' : 'pins.failed'),
      ),
    onSettled: () =>
      Promise.all(
        [['timeline', customer], ['pins', customer], ['transaction']].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  });
}

/** What was corrected, with what stood there before. */
export function Corrections({ entry }: { entry: Entry }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { corrections = [] } = entry;
  if (corrections.length === 0) return null;
  return (
    <ul className={styles.corrections} aria-label={t('correction.all')}>
      {corrections.toReversed().map(({ at, by, text, before }) => (
        <li key={at}>
          <p>
            <time dateTime={at}>{exact(at, language)}</time> {by}
          </p>
          {text !== null && entry.type !== 'customer.noted' && <p>{text}</p>}
          {before !== null && (
            <p>
              {t('correction.before')}: <del>{before}</del>
            </p>
          )}
        </li>
      ))}
    </ul>
  );
}
