import { IconCheck, IconLoader } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Erasure } from '../api/rights.js';
import { count, date, exact, list } from '../format/format.js';
import page from '../frame/page.module.css';
import { useLanguage, useWord } from '../i18n/i18n.js';
import { Row } from './case-facts.js';
import { isConfirmed, progressOf, type ServiceProgress } from './progress.js';
import styles from './rights.module.css';

/** Which services have erased everything they had, how much that was, and from when on nothing is left anywhere. */
export function ErasureProgress({ erasure }: { erasure: Erasure }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const progress = progressOf(erasure);
  const done = progress.filter((each) => each.done).length;
  const sentence = erasure.closedAt
    ? t('rights.progressClosed')
    : isConfirmed(erasure)
      ? t('rights.progressAll', { date: date(erasure.goneAt, language) })
      : t('rights.progressSome', { count: done });
  return (
    <section>
      <h2>{t('rights.progress')}</h2>
      <p className={page.sentence} role="status">
        {sentence}
      </p>
      <table className={`${page.table} ${page.stacked}`} aria-label={t('rights.progress')}>
        <thead>
          <tr>
            <th>{t('rights.service')}</th>
            <th>{t('rights.serviceState')}</th>
            <th className="num">{t('rights.parts')}</th>
            <th>{t('rights.rows')}</th>
          </tr>
        </thead>
        <tbody>
          {progress.map((each) => (
            <ServiceRow key={each.service} progress={each} of={erasure.parts} />
          ))}
        </tbody>
      </table>
      <ErasureFacts erasure={erasure} />
    </section>
  );
}

function ServiceRow({
  progress: { service, parts, done, rows },
  of,
}: {
  progress: ServiceProgress;
  of: number;
}) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const word = useWord();
  const named = rows.map(([kind, number]) =>
    t('rights.rowsOf', { kind: word('erasedRows', kind), number: count(number) }),
  );
  return (
    <tr>
      <td>
        <b>{word('service', service)}</b>
      </td>
      <td>
        <span className={done ? 'tag good' : 'tag warn'}>
          {done ? <IconCheck aria-hidden /> : <IconLoader aria-hidden />}
          {t(done ? 'rights.serviceDone' : 'rights.serviceWaiting')}
        </span>
      </td>
      <td className="num" data-label={t('rights.parts')}>
        {t('rights.partsOf', { parts: count(parts), of: count(of) })}
      </td>
      <td data-label={t('rights.rows')}>
        {named.length > 0 && <span>{list(named, language)}</span>}
        {named.length === 0 && done && <span className="d3">{t('rights.noRows')}</span>}
      </td>
    </tr>
  );
}

function ErasureFacts({ erasure: { erasedAt, goneAt, closedAt, lateFacts, returns } }: { erasure: Erasure }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const time = (at: string) => <time dateTime={at}>{exact(at, language)}</time>;
  return (
    <dl className={styles.facts}>
      <Row name={t('rights.erasedAt')}>{time(erasedAt)}</Row>
      <Row name={t('rights.lateFacts')}>
        {lateFacts > 0
          ? t('rights.lateFactsValue', { count: lateFacts, number: count(lateFacts) })
          : t('rights.none')}
      </Row>
      <Row name={t('rights.returns')}>
        {returns > 0
          ? t('rights.returnsValue', { count: returns, number: count(returns) })
          : t('rights.none')}
      </Row>
      <Row name={t('rights.goneAt')}>
        {time(goneAt)}
        <small className="c d3">{t('rights.goneAtHint')}</small>
      </Row>
      {closedAt && <Row name={t('rights.closedAt')}>{time(closedAt)}</Row>}
    </dl>
  );
}
