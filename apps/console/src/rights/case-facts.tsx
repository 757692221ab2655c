import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RightsCase, ShownItem } from '../api/rights.js';
import { list } from '../format/format.js';
import { useMay } from '../frame/session.js';
import { useLanguage, useWord } from '../i18n/i18n.js';
import { CaseCustomer } from './case-customer.js';
import { CaseTag } from './case-tags.js';
import { Day } from './day.js';
import styles from './rights.module.css';

/** What was asked, by whom, how they showed that they may, and who answers for it. */
export function CaseFacts({ rightsCase }: { rightsCase: RightsCase }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const word = useWord();
  const itemWord = useItemWord();
  const sees = useMay()('texts.read');
  const { customer, dueAt, receivedAt, requestedBy, channel, verification, owner, openedBy, note } =
    rightsCase;
  return (
    <section>
      <h2 className={styles.head}>
        <CaseCustomer customer={customer} />
        <CaseTag rightsCase={rightsCase} />
      </h2>
      <dl className={styles.facts} aria-label={t('rights.facts')}>
        <Row name={t('rights.due')}>
          <Day at={dueAt} />
        </Row>
        <Row name={t('rights.received')}>
          <Day at={receivedAt} />
        </Row>
        <Row name={t('rights.requestedBy')}>
          {t(`requester.${requestedBy}`)} · {word('channel', channel)}
        </Row>
        <Row name={t('rights.verification')}>
          {verification.length > 0 ? (
            list(verification.map(itemWord), language)
          ) : (
            <span className="d3">{t('rights.notVerified')}</span>
          )}
        </Row>
        <Row name={t('rights.owner')}>
          {owner ? <span lang="ja">{owner}</span> : <span className="d3">{t('rights.nobody')}</span>}
        </Row>
        <Row name={t('rights.openedBy')}>
          <span lang="ja">{openedBy}</span>
        </Row>
        {(note || !sees) && (
          <Row name={t('rights.note')}>
            {note ? (
              <span className={styles.note}>{note}</span>
            ) : (
              <span className="d3">{t('rights.masked')}</span>
            )}
          </Row>
        )}
      </dl>
    </section>
  );
}

export function Row({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What somebody can show who they are by. */
export function useItemWord(): (item: ShownItem) => string {
  const { t } = useTranslation();
  return (item) => (item === 'order' ? t('rights.order') : t(`identify.item.${item}`));
}
