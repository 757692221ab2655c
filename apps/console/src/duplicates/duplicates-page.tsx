import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { query } from '../api/api.js';
import type { Decision, Duplicate, DuplicateFilter, DuplicateOutcome } from '../api/duplicates.js';
import { ChooseBar, toggled } from '../frame/choose-bar.js';
import { Failed, forbidden } from '../frame/failed.js';
import { LoadMore } from '../frame/load-more.js';
import page from '../frame/page.module.css';
import { useMay } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import { TopBar } from '../frame/top-bar.js';
import { useCaseCustomer } from '../rights/use-rights.js';
import { DecisionButtons } from './decision-buttons.js';
import { MergeDialog } from './merge-dialog.js';
import { PairCard } from './pair-card.js';
import { useDecide, useDuplicates, useProblemWords } from './use-duplicates.js';
import styles from './duplicates.module.css';

/** As many as the service takes at once. */
const AT_ONCE = 50;

export function Component() {
  return useMay()('customers.merge') ? <DuplicatesPage /> : <Failed what="page" error={forbidden} />;
}

/** Pairs of customers who may be one person, side by side; one decides about each, or about many at once. */
function DuplicatesPage() {
  const { t } = useTranslation();
  const [params] = useSearchParams();
  const state = params.get('state') === 'later' ? 'later' : 'open';
  const customer = params.get('customer') ?? undefined;
  const { found, duplicates } = useDuplicates({ state, customer });
  return (
    <>
      <TopBar title={t('menu.duplicates')} />
      <main id="page" className={page.page}>
        <section aria-label={t('menu.duplicates')}>
          <p className="s d2">{t('duplicates.hint')}</p>
          {customer && <OnlyOf customer={customer} />}
          <Views state={state} customer={customer} />
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
          {found.data && <Pairs key={`${state} ${customer}`} duplicates={duplicates} />}
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
  const [merging, setMerging] = useState<Decision | null>(null);
  /** Why some could not be decided; it stands here until the next decision. */
  const [refused, setRefused] = useState<DuplicateOutcome[]>([]);
  const decide = useDecide((outcomes, { decision }) => {
    const done = outcomes.filter(({ outcome }) => outcome === 'decided').length;
    setRefused(outcomes.filter(({ outcome }) => outcome === 'refused'));
    if (done > 0) toast(t(`duplicates.done.${decision}`, { count: done }));
    setChosen(new Set());
    setMerging(null);
  });
  /** Merging tells of two customers to all departments, so it is asked about once more. */
  const onDecide = (told: Decision) => {
    const seen = duplicates.filter(({ id }) => told.duplicates.includes(id));
    const decision = { ...told, seen: seen.map(({ id, version }) => ({ id, version })) };
    if (decision.decision === 'merge') setMerging(decision);
    else decide.mutate(decision);
  };
  const act = { busy: decide.isPending, onDecide };
  return (
    <>
      <Notices refused={refused} failed={decide.isError} />
      {duplicates.length > 0 && (
        <ChooseBar
          ids={duplicates.slice(0, AT_ONCE).map(({ id }) => id)}
          chosen={chosen}
          onChoose={setChosen}
          label={
            chosen.size === 0 ? t('duplicates.chooseAll') : t('duplicates.chosen', { count: chosen.size })
          }
        >
          <DecisionButtons duplicates={[...chosen].slice(0, AT_ONCE)} canWait {...act} />
        </ChooseBar>
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
          decision={merging}
          busy={decide.isPending}
          error={decide.error}
          onMerge={() => decide.mutate(merging)}
          onClose={() => setMerging(null)}
        />
      )}
    </>
  );
}

function Notices({ refused, failed }: { refused: DuplicateOutcome[]; failed: boolean }) {
  const { t } = useTranslation();
  const problemsOf = useProblemWords();
  return (
    <>
      {refused.length > 0 && (
        <p className={page.warning} role="alert">
          {t('duplicates.refused', {
            count: refused.length,
            reasons: problemsOf(refused),
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

/** Whose pairs are listed, with the way to them and to all pairs. */
function OnlyOf({ customer }: { customer: string }) {
  const { t } = useTranslation();
  const { id, name, polite } = useCaseCustomer(customer);
  return (
    <p className={styles.only}>
      <span>{t('duplicates.onlyOf', { name: polite ?? name })}</span>
      <Link to={`/customers/${id}`}>{t('duplicates.seeCustomer')}</Link>
      <Link to="/duplicates">{t('duplicates.seeAll')}</Link>
    </p>
  );
}

function Views({ state, customer }: DuplicateFilter) {
  const { t } = useTranslation();
  const of = customer ? { customer } : {};
  return (
    <nav className={page.views} aria-label={t('duplicates.views')}>
      {(['open', 'later'] as const).map((view) => (
        <Link
          key={view}
          to={`/duplicates${query(view === 'open' ? of : { state: view, ...of })}`}
          aria-current={view === state ? 'page' : undefined}
        >
          {t(`duplicates.${view}`)}
        </Link>
      ))}
    </nav>
  );
}
