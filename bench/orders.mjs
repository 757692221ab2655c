/** A shop's order of customer number `customer`, who has three identifiers. */
export function orderEvent(customer, number, run = '') {
  const padded = String(customer).padStart(8, '0');
  return {
    specversion: '1.0',
    id: `order-${run}${number}`,
    source: '//bench/shop',
    type: 'engawa.intake.order.place',
    data: {
      orderId: `${run}${number}`,
      customer: {
        identifiers: [
          { kind: 'member', namespace: 'bench', value: `M-${padded}` },
          { kind: 'mail', value: `customer-${padded}@example.jp` },
          { kind: 'phone', value: `090-${padded.slice(0, 4)}-${padded.slice(4)}` },
        ],
      },
      currency: 'JPY',
      items: [
        {
          sku: 'A101',
          name: '大麦若葉と桑の青汁30包',
          quantity: 1 + (number % 3),
          unitPriceMinor: 3780,
          taxRate: 8,
        },
      ],
      totalMinor: 3780 * (1 + (number % 3)),
      channel: 'web',
    },
  };
}

/** Requests of the gateway's batch mode with `size` events each. */
export function* batches(events, size, key) {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/cloudevents-batch+json' };
  for (let batch = []; ; batch = []) {
    for (let next; batch.length < size && !(next = events.next()).done;) batch.push(next.value);
    if (batch.length === 0) return;
    yield { path: '/v1/events', headers, body: JSON.stringify(batch), events: batch.length };
  }
}

/** `count` orders, customer after customer in turn. */
export function* ordersInTurn(count, customers, run) {
  for (let number = 0; number < count; number += 1) yield orderEvent(number % customers, number, run);
}
