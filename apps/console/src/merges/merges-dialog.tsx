import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { getMerges, type Merge } from '../api/merges.js';
import { exact, recent } from '../format/format.js';
import { Dialog } from '../frame/dialog.js';
import { Failed } from '../frame/failed.js';
import { useMay } from '../frame/session.js';
import { useLanguage } from '../i18n/i18n.js';
import styles from './merges.module.css';
import { Side } from './side.js';
import { SplitDialog } from './split-dialog.js';
import { UnmergeDialog } from './unmerge-dialog.js';

/** Who was taken for this customer, by facts or by somebody, and the way to undo it. */
export function MergesDialog({ customer, onClose }: { customer: string; onClose: () => void }) {
  const { t } = useTranslation();
  const [undoing, setUndoing] = useState<Merge | null>(null);
  const [splitting, setSplitting] = useState(false);
  const may = useMay()('customers.merge');
  const merges = useQuery({
    queryKey: ['customer', customer, 'merges'],
    queryFn: ({ signal }) => getMerges(customer, signal),
  });
  if (undoing) return <UnmergeDialog customer={customer} merge={undoing} onClose={onClose} />;
  if (splitting) return <SplitDialog customer={customer} onClose={onClose} />;
  return (
    <Dialog title={t('merges.title')} onClose={onClose}>
      {may && (
        <p className={styles.split}>
          <button type="button" className="link s" onClick={() => setSplitting(true)}>
            {t('split.open')}
          </button>
        </p>
      )}
      {merges.isPending && (
        <div className="skeleton" style={{ height: 88 }} role="status" aria-label={t('loading')} />
      )}
      {merges.isError && <Failed what="customer" error={merges.error} retry={() => void merges.refetch()} />}
      {merges.data?.items.length === 0 && <p className="d3">{t('merges.none')}</p>}
      <ul className={styles.merges}>
        {merges.data?.items.map((merge) => (
          <MergeRow key={merge.id} merge={merge} onUndo={() => setUndoing(merge)} />
        ))}
      </ul>
    </Dialog>
  );
}

function MergeRow({ merge, onUndo }: { merge: Merge; onUndo: () => void }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const may = useMay()('customers.merge');
  const { mergedAt, decidedBy, undone, undoable, survivor, ended } = merge;
  return (
    <li>
      <p className="c d3">
        <time dateTime={mergedAt} title={exact(mergedAt, language)}>
          {recent(mergedAt, language)}
        </time>{' '}
        · {decidedBy ? t('merges.decidedBy', { name: decidedBy }) : t('merges.byFacts')}
      </p>
      <Side side={survivor} />
      <Side side={ended} />
      {undone ? (
        <p className="c d3">{t('merges.undone', { name: undone.by, time: recent(undone.at, language) })}</p>
      ) : (
        undoable &&
        may && (
          <button type="button" className="link s" onClick={onUndo}>
            {t('merges.undo')}
          </button>
        )
      )}
    </li>
  );
}
