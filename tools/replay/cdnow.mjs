import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const file = join(import.meta.dirname, '../../e2e/data/cdnow/CDNOW_master.txt');

/**
 * Every purchase of the CDNOW data as a Segment track call. The data has days only: noon on the east coast is
 * taken.
 */
export function cdnow() {
  return readFileSync(file, 'utf8')
    .split(/\r?\n/)
    .flatMap((text, index) => (/^\s*\d/.test(text) ? [orderCompleted(text, index + 1)] : []));
}

/** `line` counts from 1 as an editor does; the heading is line 1, the first purchase line 2. */
function orderCompleted(text, line) {
  const [customer, date, count, dollars] = text.trim().split(/\s+/);
  const totalCents = Math.round(Number(dollars) * 100);
  return {
    type: 'track',
    event: 'Order Completed',
    messageId: `cdnow-${line}`,
    userId: customer,
    timestamp: `${date.slice(0, 4)}-${date.slice(4, 6)}-${date.slice(6)}T12:00:00-05:00`,
    properties: {
      order_id: String(line),
      currency: 'USD',
      total: totalCents / 100,
      products: discs(Number(count), totalCents),
    },
  };
}

/** The data has no prices, so they are spread to the cent: together the discs cost exactly what was paid. */
function discs(count, totalCents) {
  const price = Math.floor(totalCents / count);
  const dearer = totalCents - price * count;
  return [
    [count - dearer, price],
    [dearer, price + 1],
  ]
    .filter(([quantity]) => quantity > 0)
    .map(([quantity, cents]) => ({ product_id: 'CD', name: 'CD', quantity, price: cents / 100 }));
}
