import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeadLetter, Instance, LetterOutcome } from '../api/operations.js';
import { Failed } from '../frame/failed.js';
import { LoadMore } from '../frame/load-more.js';
import { useMay } from '../frame/session.js';
import { toast } from '../frame/toasts.js';
import { useWord } from '../i18n/i18n.js';
import { LetterFilterBar } from './letter-filter-bar.js';
import { LetterTable } from './letter-table.js';
import { useLetterFilters } from './use-letter-filters.js';
import { useAct, useLetters } from './use-letters.js';
import page from '../frame/page.module.css';

const DismissDialog = lazy(() => import('./dismiss-dialog.js'));

const SEEN_TO = new Set(['replayed', 'already-applied', 'dismissed', 'closed']);

/** What no service could apply: filtered, opened, and seen to one by one or many at once. */
export function Letters({ instances }: { instances: Instance[] }) {
  const { t } = useTranslation();
  const mayWrite = useMay()('operations.write');
  const filter = useLetterFilters();
  const { found, letters, silent } = useLetters(filter.filters);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [dismissing, setDismissing] = useState<DeadLetter[] | null>(null);
  /** What is still refused stands here until the next act: a failure must not pass by. */
  const [refused, setRefused] = useState<LetterOutcome[]>([]);
  const act = useAct((outcomes) => {
    const done = outcomes.filter(({ outcome }) => SEEN_TO.has(outcome));
    setRefused(outcomes.filter((each) => !done.includes(each)));
    if (done.length > 0) toast(t('operations.done', { count: done.length }));
    setChosen(new Set());
    setDismissing(null);
  });
  const selected = letters.filter(({ id }) => chosen.has(id));
  const open = filter.filters.state === 'open';
  return (
    <section aria-labelledby="letters">
      <h2 id="letters">{t('operations.lettersTitle')}</h2>
      <p className="s d2">{t('operations.lettersHint')}</p>
      <LetterFilterBar filter={filter} instances={instances} />
      <Notices silent={silent} failed={act.isError} refused={refused} />
      {found.isError && <Failed what="letters" error={found.error} retry={() => void found.refetch()} />}
      {found.isPending && (
        <div className="skeleton" style={{ height: 160 }} role="status" aria-label={t('loading')} />
      )}
      {found.data && letters.length === 0 && (
        <p className={page.nothing} role="status">
          {filter.filtered
            ? t('operations.noMatch')
            : open
              ? t('operations.noneOpen')
              : t('operations.noneClosed')}
        </p>
      )}
      {letters.length > 0 && (
        <LetterTable
          letters={letters}
          chosen={chosen}
          onChoose={open && mayWrite ? setChosen : undefined}
          busy={act.isPending}
          onReplay={() => act.mutate({ letters: selected })}
          onDismiss={() => setDismissing(selected)}
        />
      )}
      <LoadMore list={found} />
      {dismissing && (
        <Suspense>
          <DismissDialog
            count={dismissing.length}
            busy={act.isPending}
            onClose={() => setDismissing(null)}
            onDismiss={(reason) => act.mutate({ letters: dismissing, reason })}
          />
        </Suspense>
      )}
    </section>
  );
}

interface NoticesProps {
  silent: string[];
  failed: boolean;
  refused: LetterOutcome[];
}

/** What is not as one would think: it stays until it is no longer so. */
function Notices({ silent, failed, refused }: NoticesProps) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <>
      {silent.length > 0 && (
        <p className={page.warning} role="alert">
          {t('operations.silent', { services: silent.map((service) => word('service', service)).join(', ') })}
        </p>
      )}
      {failed && (
        <p className={page.warning} role="alert">
          {t('operations.actFailed')}
        </p>
      )}
      {refused.length > 0 && (
        <p className={page.warning} role="alert">
          {t('operations.refused', {
            count: refused.length,
            reasons: reasonsOf(refused)
              .map((code) => word('letterReason', code))
              .join(', '),
          })}
        </p>
      )}
    </>
  );
}

const reasonsOf = (outcomes: LetterOutcome[]) => [
  ...new Set(outcomes.map(({ outcome, reason }) => reason ?? outcome)),
];
