import type { Violation } from '@engawa/contracts';
import { asObject, asText, type TrackingCall } from './call.js';
import { toMinor } from './money.js';

/** What an order call says, or what is wrong with it. Pointers are into the call. */
export type OrderData = { data: Record<string, unknown> } | { errors: Violation[] };

/** `Order Completed` of the ecommerce specification v2. */
export function placedOrder(call: TrackingCall, shop: string): OrderData {
  const { properties } = call;
  const errors: Violation[] = [];
  const currency = asText(properties.currency) ?? 'JPY';
  const money = (value: unknown, pointer: string): number | undefined => {
    const { minor, detail } = toMinor(value, currency);
    if (detail) errors.push({ pointer, detail });
    return minor;
  };
  const [totalName = 'total'] = ['total', 'revenue', 'value'].filter((name) => properties[name] !== undefined);
  const totalMinor = money(properties[totalName], `/properties/${totalName}`);
  const products = Array.isArray(properties.products) ? properties.products : [];
  const items = products.map((product, place) => {
    const { product_id, sku, name, quantity, price } = asObject(product);
    const at = `/properties/products/${place}`;
    return {
      sku: asText(sku) ?? asText(product_id) ?? '',
      name: asText(name),
      quantity: quantity ?? 1,
      unitPriceMinor: price === undefined ? undefined : money(price, `${at}/price`),
    };
  });
  const orderId = orderIdOf(call, errors);
  if (errors.length > 0) return { errors };
  return { data: { shop, orderId, currency, items, totalMinor, channel: channelOf(call) } };
}

/** `Order Cancelled`. */
export function cancelledOrder(call: TrackingCall, shop: string): OrderData {
  const errors: Violation[] = [];
  const orderId = orderIdOf(call, errors);
  return errors.length > 0 ? { errors } : { data: { shop, orderId, reason: asText(call.properties.reason) } };
}

function orderIdOf({ properties }: TrackingCall, errors: Violation[]): string | undefined {
  const orderId = asText(properties.order_id ?? properties.orderId);
  if (!orderId) errors.push({ pointer: '/properties/order_id', detail: 'is missing' });
  return orderId;
}

const channels = ['web', 'phone', 'mall', 'store', 'post', 'fax', 'line', 'other'];

function channelOf({ properties }: TrackingCall): string {
  const said = asText(properties.channel);
  return said && channels.includes(said) ? said : 'web';
}
