import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { decideDuplicates, type Decision } from '../api/duplicates.js';
import { Failed } from '../frame/failed.js';
import { SaveDialog } from '../frame/save-dialog.js';
import { useProblemWords } from './use-duplicates.js';

interface MergeDialogProps {
  decision: Decision;
  busy: boolean;
  error: Error | null;
  onMerge: () => void;
  onClose: () => void;
}

/** Tries the merges first and says what would come of them, without doing any. */
export function MergeDialog({ decision, busy, error, onMerge, onClose }: MergeDialogProps) {
  const { t } = useTranslation();
  const problemsOf = useProblemWords();
  const tried = useQuery({
    queryKey: ['duplicates', 'tried', decision],
    queryFn: () => decideDuplicates({ ...decision, dryRun: true }),
    gcTime: 0,
    staleTime: Infinity,
  });
  const outcomes = tried.data?.items ?? [];
  const can = outcomes.filter(({ outcome }) => outcome === 'decided').length;
  const refused = outcomes.filter(({ outcome }) => outcome === 'refused');
  return (
    <SaveDialog
      title={t('duplicates.mergeTitle', { count: decision.duplicates.length })}
      save={can > 0 ? t('duplicates.merge') : undefined}
      busy={busy}
      error={error}
      onSave={onMerge}
      onClose={onClose}
    >
      {tried.isPending && (
        <div className="skeleton" style={{ height: 44 }} role="status" aria-label={t('duplicates.trying')} />
      )}
      {tried.isError && <Failed what="duplicates" error={tried.error} retry={() => void tried.refetch()} />}
      {tried.data && (
        <div role="status">
          <p>{t('duplicates.can', { count: can })}</p>
          {refused.length > 0 && (
            <p>
              {t('duplicates.cannot', {
                count: refused.length,
                reasons: problemsOf(refused),
              })}
            </p>
          )}
          <p className="s d2">{t('duplicates.mergeHint')}</p>
        </div>
      )}
    </SaveDialog>
  );
}
