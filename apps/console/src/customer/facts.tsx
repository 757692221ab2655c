import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CustomerDetail, Order } from '../api/api.js';
import { Consents } from '../consents/consents.js';
import { date, languageOf, list, money, phone, shortDate } from '../format/format.js';
import { NotLoaded } from '../frame/not-loaded.js';
import { useMay } from '../frame/session.js';
import { useLanguage } from '../i18n/i18n.js';
import { Relations } from '../relations/relations.js';
import { BeginRights } from '../rights/begin.js';
import { Fact } from './fact.js';
import { ProfileFacts } from './profile-facts.js';
import { StopDialog } from './stop-dialog.js';
import { useOrders } from './use-orders.js';
import styles from './customer.module.css';

/** What is known of the customer, beside the line: how to reach them, their segments, what they want to be told. */
export function Facts({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation();
  const { language, inWords } = useLanguage();
  return (
    <>
      <section>
        <h2>{t('facts.contact')}</h2>
        <dl>
          <Fact name={t('facts.phone')} values={customer.phones.map(phone)} />
          <Fact name={t('facts.mail')} values={customer.mails} />
          <Fact name={t('facts.member')} values={customer.memberIds} />
        </dl>
      </section>
      <ProfileFacts customer={customer} />
      <Relations customer={customer} />
      <section>
        <h2>
          {t('facts.segments')}
          <span>{customer.segments.length}</span>
        </h2>
        {customer.segments.length === 0 && <p className="d3">{t('facts.noSegments')}</p>}
        <ul className={styles.segments}>
          {customer.segments.map((segment) => (
            <li key={segment.id}>
              <span className="tag">{inWords(segment.name)}</span>
              <time className="c d3" dateTime={segment.since}>
                {t('facts.since', { date: shortDate(segment.since, language) })}
              </time>
            </li>
          ))}
        </ul>
      </section>
      <Consents customer={customer} />
      <BeginStop customer={customer} />
      <BeginRights customer={customer.id} />
    </>
  );
}

function BeginStop({ customer }: { customer: CustomerDetail }) {
  const { t } = useTranslation();
  const may = useMay()('customers.stop');
  const [open, setOpen] = useState(false);
  if (!may || !customer.known || customer.stopped?.reason === 'deceased') return null;
  return (
    <section>
      <button type="button" className="link s" onClick={() => setOpen(true)}>
        {t('stop.begin')}
      </button>
      {open && <StopDialog customer={customer.id} onClose={() => setOpen(false)} />}
    </section>
  );
}

/** The latest orders; `limit` of them beside the line, all of them on a phone's own tab. */
export function Deals(props: { customer: string; limit?: number }) {
  return useMay()('orders.read') ? <OrderList {...props} /> : null;
}

function OrderList({ customer, limit = Infinity }: { customer: string; limit?: number }) {
  const { t } = useTranslation();
  const orders = useOrders(customer);
  const all = orders.data?.items ?? [];
  return (
    <section>
      <h2>
        {t('facts.deals')}
        {orders.data && (
          <span>{orders.data.nextCursor ? t('facts.orMore', { count: all.length }) : all.length}</span>
        )}
      </h2>
      {orders.isError && <NotLoaded what="orders" retry={() => void orders.refetch()} />}
      {orders.data && all.length === 0 && <p className="d3">{t('facts.noDeals')}</p>}
      {all.slice(0, limit).map((order) => (
        <Deal key={order.id} order={order} />
      ))}
    </section>
  );
}

/** How far an order is: taken, handed to the carrier, delivered. */
function stepOf(order: Order): { state: 'cancelled' | 'placed' | 'shipped' | 'delivered'; step: number } {
  if (order.status === 'cancelled') return { state: 'cancelled', step: 0 };
  if (order.deliveredAt) return { state: 'delivered', step: 3 };
  return order.shippedAt ? { state: 'shipped', step: 2 } : { state: 'placed', step: 1 };
}

function Deal({ order }: { order: Order }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const { state, step } = stepOf(order);
  const names = order.items.map(({ sku, name }) => name ?? sku);
  return (
    <div className={styles.deal}>
      <b>{t('record.order', { number: order.number })}</b>
      <span className="num">{money(order.totalMinor, order.currency)}</span>
      {(state === 'placed' || state === 'shipped') && (
        <ol className={styles.steps} aria-label={t('facts.step', { step, of: 3 })}>
          {[1, 2, 3].map((each) => (
            <li key={each} data-done={each <= step || undefined} />
          ))}
        </ol>
      )}
      <span className="c d3 cut" lang={languageOf(names[0] ?? '')}>
        {list(names, language)}
      </span>
      <span className="c d3">
        <time dateTime={order.placedAt}>{date(order.placedAt, language)}</time> · {t(`facts.state.${state}`)}
      </span>
    </div>
  );
}
