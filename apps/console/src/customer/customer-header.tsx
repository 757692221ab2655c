import { useTranslation, Trans } from 'react-i18next';
import type { CustomerDetail } from '../api/api.js';
import { count, elapsed, exact, languageOf, money, month } from '../format/format.js';
import { useLanguage } from '../i18n/i18n.js';
import { useCustomerName } from './customer-name.js';
import styles from './customer.module.css';

const SEGMENTS_SHOWN = 2;

/** Who this is, since when, and up to four figures. */
export function CustomerHeader({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation();
  const { language, inWords } = useLanguage();
  const name = useCustomerName()(customer);
  const rest = customer.segments.length - SEGMENTS_SHOWN;
  return (
    <section className={styles.who} aria-label={t('customer.label')}>
      <div className={styles.name}>
        <span className={styles.tile} aria-hidden lang={name.lang}>
          {customer.name ? [...customer.name.full][0] : '？'}
        </span>
        <div>
          <h1>
            <span lang={name.lang}>{name.plain}</span>
            {customer.kana && <small lang="ja">{customer.kana}</small>}
            {customer.segments.slice(0, SEGMENTS_SHOWN).map((segment) => (
              <span key={segment.id} className="tag acc">
                {inWords(segment.name)}
              </span>
            ))}
            {customer.internal && <span className="tag">{t(`internal.${customer.internal}`)}</span>}
            {rest > 0 && <span className="tag">{t('customer.moreSegments', { count: rest })}</span>}
          </h1>
          <p className="s d3">
            {customer.memberIds[0] && <span>{t('customer.member', { id: customer.memberIds[0] })}</span>}
            <span>{t('customer.since', { month: month(customer.since, language) })}</span>
            {customer.prefecture && <span lang={languageOf(customer.prefecture)}>{customer.prefecture}</span>}
            {!customer.name && (
              <span>{customer.known ? t('customers.nameless') : t('customers.anonymous')}</span>
            )}
          </p>
        </div>
      </div>
      <Figures figures={customer.figures} />
    </section>
  );
}

function Figures({ figures }: { figures: CustomerDetail['figures'] }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { totalMinor, currency, orderCount, lastOrderAt, contactCount } = figures;
  const last = lastOrderAt ? elapsed(lastOrderAt) : null;
  const small = { small: <small /> };
  return (
    <dl className={styles.figures} tabIndex={0} aria-label={t('figures.label')}>
      <div>
        <dt>{t('figures.total')}</dt>
        <dd>{money(totalMinor, currency ?? 'JPY')}</dd>
      </div>
      <div>
        <dt>{t('figures.orders')}</dt>
        <dd>
          <Trans
            i18nKey="figures.times"
            count={orderCount}
            values={{ number: count(orderCount) }}
            components={small}
          />
        </dd>
      </div>
      <div>
        <dt>{t('figures.lastOrder')}</dt>
        <dd title={lastOrderAt ? exact(lastOrderAt, language) : undefined}>
          {last ? <LastOrder {...last} /> : '–'}
        </dd>
      </div>
      <div>
        <dt>{t('figures.contacts')}</dt>
        <dd>
          <Trans
            i18nKey="figures.cases"
            count={contactCount}
            values={{ number: count(contactCount) }}
            components={small}
          />
        </dd>
      </div>
    </dl>
  );
}

function LastOrder({ unit, count: elapsedCount }: ReturnType<typeof elapsed>) {
  const { t } = useTranslation();
  if (unit === 'minutes' && elapsedCount === 0) return t('figures.now');
  return <Trans i18nKey={`figures.${unit}`} count={elapsedCount} components={{ small: <small /> }} />;
}
