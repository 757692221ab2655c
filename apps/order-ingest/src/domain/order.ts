import type { DataOf, FactCustomer, OrderPlace } from '@engawa/contracts';

type PlaceReport = DataOf<typeof OrderPlace>;

/** An order as it stands. */
export interface Order {
  /** `<shop>:<number>`. */
  id: string;
  shop: string;
  number: string;
  /** Grows each time the order counts anew: placed, placed again after a cancellation, or with other contents. */
  revision: number;
  status: 'live' | 'cancelled';
  contents: OrderContents;
  customer: FactCustomer;
  placedAt: Date;
  /** The moment of the newest report that this state tells of. */
  changedAt: Date;
  shippedAt?: Date;
  deliveredAt?: Date;
}

export interface OrderContents {
  currency: string;
  items: PlaceReport['items'];
  totalMinor: number;
  channel: NonNullable<PlaceReport['channel']>;
  paymentMethod?: string;
  subscription?: PlaceReport['subscription'];
}

export const orderId = (shop: string | undefined, number: string) => `${shop ?? 'main'}:${number}`;

/**
 * What placing makes of an order, or undefined for a report about an earlier moment than the order's state already
 * tells of. The same contents again leave the revision as it is, but from then on an older cancellation is too old.
 */
export function placed(current: Order | undefined, report: PlaceReport, at: Date): Order | undefined {
  const contents = contentsOf(report);
  if (!current) {
    const shop = report.shop ?? 'main';
    const id = orderId(shop, report.orderId);
    const begun = { id, shop, number: report.orderId, revision: 1, status: 'live' as const };
    return { ...begun, contents, customer: report.customer, placedAt: at, changedAt: at };
  }
  if (at < current.changedAt) return undefined;
  if (current.status === 'live' && same(current.contents, contents)) return confirmed(current, at);
  const changed = { revision: current.revision + 1, status: 'live' as const, contents, customer: report.customer };
  return { ...current, ...changed, changedAt: at };
}

/** What a cancellation makes of an order, or undefined when the order was placed or cancelled later than it. */
export function cancelled(current: Order, at: Date): Order | undefined {
  if (at < current.changedAt) return undefined;
  if (current.status === 'cancelled') return confirmed(current, at);
  return { ...current, status: 'cancelled', changedAt: at };
}

/** The same state, known to hold still at a later moment. */
function confirmed(current: Order, at: Date): Order | undefined {
  return at > current.changedAt ? { ...current, changedAt: at } : undefined;
}

/** A parcel is shipped once and delivered once; the first report of each counts. */
export function moved(current: Order, state: 'shipped' | 'delivered', at: Date): Order | undefined {
  const field = state === 'shipped' ? 'shippedAt' : 'deliveredAt';
  return current[field] ? undefined : { ...current, [field]: at };
}

function contentsOf(report: PlaceReport): OrderContents {
  const { currency, items, totalMinor, channel = 'other', paymentMethod, subscription } = report;
  return { currency, items, totalMinor, channel, paymentMethod, subscription };
}

/** Items are compared in their order: a shop that sorts them differently reports a change. */
function same(a: OrderContents, b: OrderContents): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, sorted(member)]));
}
