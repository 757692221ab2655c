import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { getOrigins, splitCustomer, type Origin } from '../api/origins.js';
import { toggled } from '../frame/choose-bar.js';
import { Dialog } from '../frame/dialog.js';
import { Failed } from '../frame/failed.js';
import { LoadMore } from '../frame/load-more.js';
import { SaveDialog } from '../frame/save-dialog.js';
import styles from './merges.module.css';
import { OriginChoice, OriginLine } from './origin-choice.js';

interface SplitDialogProps {
  customer: string;
  onClose: () => void;
}

/** Which records of this customer are another person's: chosen first, then looked at once more, then parted. */
export function SplitDialog({ customer, onClose }: SplitDialogProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [isChosen, setIsChosen] = useState(false);
  const found = useInfiniteQuery({
    queryKey: ['customer', customer, 'origins'],
    queryFn: ({ pageParam, signal }) => getOrigins(customer, pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });
  const queryClient = useQueryClient();
  const splitting = useMutation({
    mutationFn: () => splitCustomer(customer, [...chosen]),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['customer'] }),
  });
  if (splitting.data) return <Parted customer={customer} {...splitting.data} onClose={onClose} />;
  const origins = found.data?.pages.flatMap(({ items }) => items) ?? [];
  const canPart = chosen.size > 0 && (chosen.size < origins.length || found.hasNextPage);
  return (
    <SaveDialog
      title={t('split.title')}
      save={canPart ? t(isChosen ? 'split.part' : 'split.next') : undefined}
      busy={splitting.isPending}
      error={splitting.error}
      onSave={() => (isChosen ? splitting.mutate() : setIsChosen(true))}
      onClose={onClose}
    >
      {found.isPending && (
        <div className="skeleton" style={{ height: 88 }} role="status" aria-label={t('loading')} />
      )}
      {found.isError && <Failed what="customer" error={found.error} retry={() => void found.refetch()} />}
      {isChosen ? (
        <Sides origins={origins} chosen={chosen} onBack={() => setIsChosen(false)} />
      ) : (
        origins.length > 0 && (
          <fieldset className={styles.origins}>
            <legend className="s d2">{t(origins.length > 1 ? 'split.choose' : 'split.single')}</legend>
            {origins.length > 1 &&
              origins.map((each) => (
                <OriginChoice
                  key={each.origin}
                  origin={each}
                  chosen={chosen.has(each.origin)}
                  onToggle={() => setChosen(toggled(chosen, each.origin))}
                />
              ))}
            <LoadMore list={found} />
          </fieldset>
        )
      )}
    </SaveDialog>
  );
}

interface SidesProps {
  origins: Origin[];
  chosen: ReadonlySet<string>;
  onBack: () => void;
}

/** Who they will be, and what goes where. */
function Sides({ origins, chosen, onBack }: SidesProps) {
  const { t } = useTranslation();
  const goes = (each: Origin) => chosen.has(each.origin);
  const takesId = origins.some((each) => each.keepsId && goes(each));
  return (
    <>
      <p className="s d2">{t('split.hint')}</p>
      {(['chosen', 'rest'] as const).map((side) => (
        <section key={side} className={styles.two} aria-label={t(`split.${side}`)}>
          <h3 className="s">{t(`split.${side}`)}</h3>
          {origins
            .filter((each) => goes(each) === (side === 'chosen'))
            .map((each) => (
              <p key={each.origin} className={styles.side}>
                <OriginLine origin={each} />
              </p>
            ))}
        </section>
      ))}
      <p className="s d2">{t(takesId ? 'split.idGoes' : 'split.idStays')}</p>
      {/* Whoever pressed Enter to get here has not decided yet. */}
      <button type="button" className="link s" autoFocus onClick={onBack}>
        {t('split.back')}
      </button>
    </>
  );
}

/** The way to the one who is new. */
function Parted({ customer, chosen, rest, onClose }: SplitDialogProps & { chosen: string; rest: string }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t('split.title')} onClose={onClose}>
      <p role="status">{t('split.parted')}</p>
      <p>
        <Link to={`/customers/${chosen === customer ? rest : chosen}`} onClick={onClose}>
          {t('split.seeNew')}
        </Link>
      </p>
    </Dialog>
  );
}
