import type { Violation } from '@engawa/contracts';
import type { TrackingCall } from './call.js';
import { toMinor } from './money.js';
import { firstThere, Mapped, Told } from './told.js';

/** What an order call says, or what is wrong with it. */
export type OrderData = { parts: Record<string, unknown> } | { errors: Violation[] };

/** `Order Completed` of the ecommerce specification v2. */
export function placedOrder({ properties }: TrackingCall, shop: string): OrderData {
  const errors: Violation[] = [];
  const currency = properties.member('currency').asText;
  const code = currency.text ?? 'JPY';
  const money = (amount: Told): Told => {
    const { minor, detail } = toMinor(amount.value, code);
    if (detail) errors.push({ pointer: amount.at, detail });
    return new Told(minor, amount);
  };
  const total = firstThere(properties.member('total'), properties.member('revenue'), properties.member('value'));
  const totalMinor = money(total);
  const products = properties.member('products');
  const items = products.items.map((product) => {
    const price = product.member('price');
    const quantity = product.member('quantity');
    const parts = {
      sku: firstThere(product.member('sku').asText, product.member('product_id').asText),
      name: product.member('name').asText,
      quantity: quantity.value === undefined ? 1 : quantity,
      unitPriceMinor: price.value === undefined ? undefined : money(price),
    };
    return new Mapped(parts, product);
  });
  const orderId = orderIdOf(properties, errors);
  if (errors.length > 0) return { errors };
  const parts = { shop, orderId, currency: currency.value === undefined ? code : currency, items: new Mapped(items, products), totalMinor };
  return { parts: { ...parts, channel: channelOf(properties) } };
}

/** `Order Cancelled`. */
export function cancelledOrder({ properties }: TrackingCall, shop: string): OrderData {
  const errors: Violation[] = [];
  const orderId = orderIdOf(properties, errors);
  return errors.length > 0 ? { errors } : { parts: { shop, orderId, reason: properties.member('reason').asText } };
}

function orderIdOf(properties: Told, errors: Violation[]): Told {
  const orderId = firstThere(properties.member('order_id'), properties.member('orderId')).asText;
  if (orderId.value === undefined) errors.push({ pointer: orderId.at, detail: 'is missing' });
  return orderId;
}

const channels = ['web', 'phone', 'mall', 'store', 'post', 'fax', 'line', 'other'];

function channelOf(properties: Told): string {
  const said = properties.member('channel').text;
  return said && channels.includes(said) ? said : 'web';
}
