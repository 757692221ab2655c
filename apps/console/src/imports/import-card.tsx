import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '../api/api.js';
import { cancelImport, errorsFile, runImport, type CustomerImport } from '../api/imports.js';
import { count, exact, recent } from '../format/format.js';
import { useLanguage } from '../i18n/i18n.js';
import { Bar } from './bar.js';
import styles from './imports.module.css';
import { MappingForm } from './mapping-form.js';
import { useImportAct } from './use-imports.js';

const KINDS = ['new', 'changed', 'same', 'refused'] as const;

/** One file: how far it is, what it does or did, and what can be done with it next. */
export function ImportCard({ found, isNewest }: { found: CustomerImport; isNewest: boolean }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { id, name, state, createdBy, createdAt, failure } = found;
  const [mapping, setMapping] = useState<boolean | null>(null);
  const cancel = useImportAct(() => cancelImport(id));
  const mayChoose = state === 'uploaded' || state === 'failed' || state === 'checked';
  // What was just sent is asked about; of all that wait the first lines would be read.
  const asksForColumns = mayChoose && (mapping ?? (isNewest && state !== 'checked'));
  return (
    <article className={styles.card} aria-label={name} data-state={state}>
      <header>
        <h3>{name}</h3>
        <span className={styles.state}>{t(`imports.is.${state}`)}</span>
        <small>
          {createdBy}{' '}
          <time dateTime={createdAt} title={exact(createdAt, language)}>
            {recent(createdAt, language)}
          </time>
        </small>
      </header>
      {state === 'uploading' && (
        <p className="d2">
          {t('imports.goOn', {
            share: Math.floor((found.receivedBytes / found.sizeBytes) * 100),
          })}
        </p>
      )}
      {failure && (
        <p className={styles.wrong} role="alert">
          {t(`imports.failure.${failure.code}`, { place: count(failure.byte ?? failure.row ?? 0) })}
        </p>
      )}
      {(state === 'checking' || state === 'running') && <Progress found={found} />}
      {asksForColumns && <MappingForm found={found} onDone={() => setMapping(null)} />}
      {(state === 'checked' || state === 'done') && !asksForColumns && <Counts found={found} />}
      <footer>
        {state === 'checked' && !asksForColumns && <Run id={id} />}
        {mayChoose && !asksForColumns && (
          <Button variant="default" size="xs" onClick={() => setMapping(true)}>
            {t(state === 'checked' ? 'imports.columnsAgain' : 'imports.columnsChoose')}
          </Button>
        )}
        {state !== 'done' && state !== 'cancelled' && (
          <Button
            variant="subtle"
            size="xs"
            loading={cancel.isPending}
            onClick={() => cancel.mutate(undefined)}
          >
            {t('imports.cancel')}
          </Button>
        )}
      </footer>
    </article>
  );
}

/** Of a file that has not been read through yet nobody knows how many lines it has. */
function Progress({ found: { state, rowsDone, rowsTotal } }: { found: CustomerImport }) {
  const { t } = useTranslation();
  const label = t(state === 'checking' ? 'imports.checking' : 'imports.running', { rows: count(rowsDone) });
  return rowsTotal ? <Bar label={label} share={rowsDone / rowsTotal} /> : <p role="status">{label}</p>;
}

function Counts({ found: { id, counts } }: { found: CustomerImport }) {
  const { t } = useTranslation();
  return (
    <>
      <dl className={styles.counts}>
        {KINDS.map((kind) => (
          <div key={kind} data-some={(kind === 'refused' && counts[kind] > 0) || undefined}>
            <dt>{t(`imports.count.${kind}`)}</dt>
            <dd className="num">{count(counts[kind])}</dd>
          </div>
        ))}
      </dl>
      {counts.refused > 0 && (
        <a className="link" href={errorsFile(id)} download>
          {t('imports.errors', { rows: count(counts.refused) })}
        </a>
      )}
    </>
  );
}

/** The same file a second time is asked about. */
function Run({ id }: { id: string }) {
  const { t } = useTranslation();
  const run = useImportAct((again: boolean) => runImport(id, again));
  const isSame = run.error instanceof Problem && run.error.type.endsWith(':same-file');
  return (
    <>
      {run.error && (
        <p className={styles.wrong} role="alert">
          {t(isSame ? 'imports.sameFile' : 'imports.notDone')}
        </p>
      )}
      <Button size="xs" loading={run.isPending} onClick={() => run.mutate(isSame)}>
        {t(isSame ? 'imports.runAgain' : 'imports.run')}
      </Button>
    </>
  );
}
