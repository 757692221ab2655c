import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { takeCase, type RightsCase } from '../api/rights.js';
import { exact } from '../format/format.js';
import { Failed, forbidden } from '../frame/failed.js';
import page from '../frame/page.module.css';
import { useMay, useMe } from '../frame/session.js';
import { TopBar } from '../frame/top-bar.js';
import { useLanguage } from '../i18n/i18n.js';
import { CaseFacts } from './case-facts.js';
import { Correction, Disclosure, StopOfUse } from './case-work.js';
import { ErasurePlan } from './erasure-plan.js';
import { ErasureProgress } from './erasure-progress.js';
import { useCase, useRightsAct } from './use-rights.js';
import styles from './rights.module.css';

const AnswerDialog = lazy(() => import('./answer-dialog.js'));

export function Component() {
  const id = useParams().id!;
  return useMay()('rights.write') ? <CasePage id={id} /> : <Failed what="page" error={forbidden} />;
}

/** One request: what was asked, what there is to do for it, and what the person was told. */
function CasePage({ id }: { id: string }) {
  const { t } = useTranslation();
  const found = useCase(id);
  const kind = found.data && t(`rightsKind.${found.data.kind}`);
  return (
    <>
      <TopBar
        title={kind ? t('rights.title', { kind }) : ''}
        parent={{ to: '/rights-cases', name: t('menu.rights'), back: t('rights.back') }}
      />
      <main id="page" tabIndex={0} className={`${page.page} ${styles.case}`}>
        {found.isPending && (
          <div className="skeleton" style={{ height: 320 }} role="status" aria-label={t('loading')} />
        )}
        {found.isError && !found.data && (
          <Failed what="rights" error={found.error} retry={() => void found.refetch()} />
        )}
        {found.data && <Case rightsCase={found.data} />}
      </main>
    </>
  );
}

function Case({ rightsCase }: { rightsCase: RightsCase }) {
  const { t } = useTranslation();
  const { kind, state, erasure, subject } = rightsCase;
  return (
    <>
      <CaseFacts rightsCase={rightsCase} />
      {subject.regrouped && (state === 'open' || kind === 'disclosure') && (
        <p className={page.warning} role="status">
          {t('rights.regrouped')}
        </p>
      )}
      {kind === 'disclosure' && <Disclosure rightsCase={rightsCase} />}
      {state === 'open' && kind === 'correction' && <Correction />}
      {state === 'open' && kind === 'stop-of-use' && <StopOfUse />}
      {state === 'open' && kind === 'erasure' && <ErasurePlan rightsCase={rightsCase} />}
      {erasure && <ErasureProgress erasure={erasure} />}
      {state === 'open' ? (
        <Acts rightsCase={rightsCase} />
      ) : kind !== 'erasure' || state === 'refused' ? (
        <Answered rightsCase={rightsCase} />
      ) : null}
    </>
  );
}

/** To answer for it, and to say what the person was told. An erasure is answered by being done. */
function Acts({ rightsCase }: { rightsCase: RightsCase }) {
  const { t } = useTranslation();
  const { id, kind, owner, customer } = rightsCase;
  const { name } = useMe();
  const [answering, setAnswering] = useState(false);
  const taking = useRightsAct(customer, () => takeCase(id), 'rights.taken');
  return (
    <section aria-label={t('rights.ended')}>
      {taking.isError && (
        <p className={page.refused} role="alert">
          {t('save.full')}
        </p>
      )}
      <div className={styles.acts}>
        {kind !== 'erasure' && <Button onClick={() => setAnswering(true)}>{t('rights.answer')}</Button>}
        {owner !== name && (
          <Button variant="default" loading={taking.isPending} onClick={() => taking.mutate(undefined)}>
            {t('rights.take')}
          </Button>
        )}
        {kind === 'erasure' && (
          <Button variant="default" onClick={() => setAnswering(true)}>
            {t('rights.refuse')}
          </Button>
        )}
      </div>
      {answering && (
        <Suspense>
          <AnswerDialog rightsCase={rightsCase} onClose={() => setAnswering(false)} />
        </Suspense>
      )}
    </section>
  );
}

function Answered({ rightsCase: { answer, answeredAt, answeredBy } }: { rightsCase: RightsCase }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const sees = useMay()('texts.read');
  return (
    <section>
      <h2>{t('rights.ended')}</h2>
      {answer && <p className={styles.told}>{answer}</p>}
      {!answer && !sees && <p className="d3">{t('rights.masked')}</p>}
      <p className="c d3">
        <span lang="ja">{answeredBy}</span> ·{' '}
        {answeredAt && <time dateTime={answeredAt}>{exact(answeredAt, language)}</time>}
      </p>
    </section>
  );
}
