import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import type { Decision, Duplicate } from '../api/duplicates.js';
import { Failed, forbidden } from '../frame/failed.js';
import { LoadMore } from '../frame/load-more.js';
import page from '../frame/page.module.css';
import { useMay } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import { TopBar } from '../frame/top-bar.js';
import { useWord } from '../i18n/i18n.js';
import { ChosenBar } from './chosen-bar.js';
import { MergeDialog } from './merge-dialog.js';
import { PairCard } from './pair-card.js';
import { useDecide, useDuplicates } from './use-duplicates.js';
import styles from './duplicates.module.css';

export function Component() {
  return useMay()('customers.merge') ? <DuplicatesPage /> : <Failed what="page" error={forbidden} />;
}

/** Pairs of customers who may be one person, side by side; one decides about each, or about many at once. */
function DuplicatesPage() {
  const { t } = useTranslation();
  const state = useSearchParams()[0].get('state') === 'later' ? 'later' : 'open';
  const { found, duplicates } = useDuplicates(state);
  return (
    <>
      <TopBar title={t('menu.duplicates')} />
      <main id="page" className={page.page}>
        <section aria-label={t('menu.duplicates')}>
          <p className="s d2">{t('duplicates.hint')}</p>
          <Views state={state} />
          {found.isPending && (
            <div className="skeleton" style={{ height: 240 }} role="status" aria-label={t('loading')} />
          )}
          {found.isError && (
            <Failed what="duplicates" error={found.error} retry={() => void found.refetch()} />
          )}
          {found.data && duplicates.length === 0 && (
            <p className={page.nothing} role="status">
              {t(state === 'open' ? 'duplicates.noneOpen' : 'duplicates.noneLater')}
            </p>
          )}
          {found.data && <Pairs key={state} duplicates={duplicates} />}
          <LoadMore list={found} />
        </section>
      </main>
    </>
  );
}

/** What is decided about the listed pairs, and what came of it. */
function Pairs({ duplicates }: { duplicates: Duplicate[] }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [merging, setMerging] = useState<string[] | null>(null);
  /** Why some could not be decided; it stands here until the next decision. */
  const [refused, setRefused] = useState<string[]>([]);
  const decide = useDecide((outcomes, { decision }) => {
    const done = outcomes.filter(({ outcome }) => outcome === 'decided').length;
    setRefused(outcomes.flatMap(({ problem }) => problem?.split(':').at(-1) ?? []));
    if (done > 0) toast(t(`duplicates.done.${decision}`, { count: done }));
    setChosen(new Set());
    setMerging(null);
  });
  /** Merging tells of two customers to all departments, so it is asked about once more. */
  const onDecide = (decision: Decision) =>
    decision.decision === 'merge' ? setMerging(decision.duplicates) : decide.mutate(decision);
  const act = { busy: decide.isPending, onDecide };
  return (
    <>
      <Notices refused={refused} failed={decide.isError} />
      {duplicates.length > 0 && (
        <ChosenBar duplicates={duplicates} chosen={chosen} onChoose={setChosen} {...act} />
      )}
      <ul className={styles.pairs}>
        {duplicates.map((duplicate) => (
          <PairCard
            key={duplicate.id}
            duplicate={duplicate}
            chosen={chosen.has(duplicate.id)}
            onToggle={() => setChosen(toggled(chosen, duplicate.id))}
            {...act}
          />
        ))}
      </ul>
      {merging && (
        <MergeDialog
          duplicates={merging}
          busy={decide.isPending}
          error={decide.error}
          onMerge={() => decide.mutate({ duplicates: merging, decision: 'merge' })}
          onClose={() => setMerging(null)}
        />
      )}
    </>
  );
}

function Notices({ refused, failed }: { refused: string[]; failed: boolean }) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <>
      {refused.length > 0 && (
        <p className={page.warning} role="alert">
          {t('duplicates.refused', {
            count: refused.length,
            reasons: [...new Set(refused)].map((code) => word('duplicateProblem', code)).join(', '),
          })}
        </p>
      )}
      {failed && (
        <p className={page.warning} role="alert">
          {t('duplicates.failed')}
        </p>
      )}
    </>
  );
}

function Views({ state }: { state: Duplicate['state'] }) {
  const { t } = useTranslation();
  return (
    <nav className={page.views} aria-label={t('duplicates.views')}>
      {(['open', 'later'] as const).map((view) => (
        <Link
          key={view}
          to={view === 'open' ? '/duplicates' : '/duplicates?state=later'}
          aria-current={view === state ? 'page' : undefined}
        >
          {t(`duplicates.${view}`)}
        </Link>
      ))}
    </nav>
  );
}

function toggled(chosen: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(chosen);
  if (!next.delete(id)) next.add(id);
  return next;
}
