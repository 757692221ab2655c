import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { getMerge, unmerge, type Merge } from '../api/merges.js';
import { Failed } from '../frame/failed.js';
import { SaveDialog } from '../frame/save-dialog.js';
import { toast } from '../frame/toasts.js';
import styles from './merges.module.css';
import { Side } from './side.js';
import { StayingLine, StayingRecord } from './staying-line.js';

interface UnmergeDialogProps {
  customer: string;
  merge: Merge;
  onClose: () => void;
}

/** Both who they will be, and what stays with the one on screen, before anybody confirms. */
export function UnmergeDialog({ customer, merge, onClose }: UnmergeDialogProps) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const detail = useQuery({
    queryKey: ['customer', customer, 'merges', merge.id],
    queryFn: ({ signal }) => getMerge(customer, merge.id, signal),
  });
  const undoing = useMutation({
    mutationFn: () => unmerge(customer, merge.id),
    onSuccess: () => {
      toast(t('merges.parted'));
      onClose();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['customer'] }),
  });
  const { stays = [], stayingRecords = [] } = detail.data ?? {};
  return (
    <SaveDialog
      title={t('merges.undoTitle')}
      save={detail.data ? t('merges.undo') : undefined}
      busy={undoing.isPending}
      error={undoing.error}
      onSave={() => undoing.mutate()}
      onClose={onClose}
    >
      <p className="s d2">{t('merges.hint')}</p>
      <div className={styles.two}>
        <Side side={merge.survivor} />
        <Side side={merge.ended} />
      </div>
      {detail.isPending && (
        <div className="skeleton" style={{ height: 44 }} role="status" aria-label={t('loading')} />
      )}
      {detail.isError && <Failed what="customer" error={detail.error} retry={() => void detail.refetch()} />}
      {detail.data && (
        <section aria-label={t('merges.stays')}>
          <h3 className={styles.stays}>{t('merges.stays')}</h3>
          {stays.length + stayingRecords.length === 0 && <p className="s d3">{t('merges.nothingStays')}</p>}
          <ul className={styles.entries}>
            {stayingRecords.map((record) => (
              <StayingRecord key={`${record.kind} ${record.at}`} record={record} />
            ))}
            {stays.map((entry) => (
              <StayingLine key={entry.id} entry={entry} />
            ))}
          </ul>
          {detail.data.stayCount > stays.length && (
            <p className="s d3">{t('merges.moreStay', { count: detail.data.stayCount - stays.length })}</p>
          )}
        </section>
      )}
    </SaveDialog>
  );
}
