const cloudEvent = { 'content-type': 'application/cloudevents+json' };
const cloudEvents = { 'content-type': 'application/cloudevents-batch+json' };
const nothing = { state: 'nothing', stored: 'nothing' };
const applied = { state: 'applied' };

const order = (id, more = {}) => ({
  orderId: id,
  customer: { identifiers: [{ kind: 'member', value: `M-${id}` }] },
  currency: 'JPY',
  items: [{ sku: 'A101', quantity: 1, unitPriceMinor: 3780 }],
  totalMinor: 3780,
  ...more,
});

const event = (id, data, attributes = {}) => ({
  specversion: '1.0',
  id,
  source: '//bad-input',
  type: 'engawa.intake.order.place',
  data,
  ...attributes,
});

const call = (id, more = {}) => ({ type: 'track', event: 'Order Completed', userId: `M-${id}`, messageId: id, ...more });
const bought = (id, more = {}) => ({
  properties: { order_id: id, currency: 'JPY', total: 3780, products: [{ sku: 'A101', quantity: 1, price: 3780 }], ...more },
});

const inYears = (years) => new Date(Date.now() + years * 365 * 24 * 3600 * 1000).toISOString();
const inHours = (hours) => new Date(Date.now() + hours * 3600 * 1000).toISOString();

/** One CloudEvent with something wrong in it. */
const one = (input, body, pointer, status = 400) => ({
  input,
  path: '/v1/events',
  headers: cloudEvent,
  body,
  answer: { status, pointer },
  ...nothing,
});

export const refused = [
  { ...one('Broken JSON', () => '{"specversion":"1.0",', ''), input: 'Broken JSON' },
  one('A list where one event is expected', () => [], ''),
  one('A text where a number is expected', (id) => event(id, order(id, { totalMinor: '3780' })), '/data/totalMinor'),
  one('A number where a text is expected', (id) => event(id, order(id, { orderId: 20814 })), '/data/orderId'),
  one('An unknown event type', (id) => event(id, order(id), { type: 'engawa.intake.order.teleport' }), '/type'),
  one('A type that only services send each other', (id) => event(id, {}, { type: 'engawa.intake.message.deliver' }), '/type'),
  one('An unknown version', (id) => event(id, order(id), { dataversion: '2' }), '/dataversion'),
  one('No id', (id) => ({ ...event(id, order(id)), id: undefined }), '/id'),
  one('No identifier', (id) => event(id, order(id, { customer: { identifiers: [] } })), '/data/customer/identifiers'),
  one(
    'An identifier of 10 kB',
    (id) => event(id, order(id, { customer: { identifiers: [{ kind: 'member', value: 'x'.repeat(10_240) }] } })),
    '/data/customer/identifiers/0/value',
  ),
  one(
    'An identifier of spaces or punctuation alone',
    (id) => event(id, order(id, { customer: { identifiers: [{ kind: 'member', value: `M-${id}` }, { kind: 'mail', value: ' - ' }] } })),
    '/data/customer/identifiers/1/value',
  ),
  one(
    'A unit price below 0',
    (id) => event(id, order(id, { items: [{ sku: 'A101', quantity: 1, unitPriceMinor: -1 }] })),
    '/data/items/0/unitPriceMinor',
  ),
  one('Fractional yen', (id) => event(id, order(id, { totalMinor: 3780.5 })), '/data/totalMinor'),
  one('A time before 1970', (id) => event(id, order(id), { time: '1969-12-31T23:59:59Z' }), '/time'),
  one('A time more than 24 hours ahead', (id) => event(id, order(id), { time: inHours(25) }), '/time'),
  one('A time without an offset', (id) => event(id, order(id), { time: '2026-11-20T14:32:00' }), '/time'),
  one('The 30th of February', (id) => event(id, order(id), { time: '2026-02-30T00:00:00Z' }), '/time'),
  one('data_base64 that is not JSON', (id) => event(id, undefined, { data_base64: 'ew==' }), '/data_base64'),
  one('U+0000 in a text', (id) => event(id, order(id, { shop: 'x\u0000y' })), '/data/shop'),
  one('Half of a surrogate pair in a text', (id) => event(id, order(id, { orderId: `${id}\ud83c` })), '/data/orderId'),
  {
    ...one('A browser key that reports an order', (id) => event(id, order(id)), '/type', 403),
    publisher: 'website',
  },
  {
    ...one('A browser key that tracks a name not listed for it', (id) => ({ event: 'Points Granted', anonymousId: `V-${id}`, messageId: id }), '/event', 403),
    path: '/v1/track',
    headers: {},
    publisher: 'website',
  },
  {
    ...one('A customer number of more digits than JSON keeps, sent as a number', (id) => ({ event: 'Foo', userId: 2 ** 60, messageId: id }), '/userId'),
    path: '/v1/track',
    headers: {},
  },
  {
    ...one('A mail address of 10 kB in the context of a call', (id) => call(id, { ...bought(id), context: { traits: { email: 'x'.repeat(10_240) } } }), '/context/traits/email'),
    path: '/v1/track',
    headers: {},
  },
  {
    ...one('A mail address of punctuation alone in the traits of a call', (id) => call(id, { ...bought(id), traits: { email: '---' } }), '/traits/email'),
    path: '/v1/track',
    headers: {},
  },
  {
    ...one('A tracking call without userId and anonymousId', (id) => ({ event: 'Foo', messageId: id }), '/userId'),
    path: '/v1/track',
    headers: {},
  },
  {
    ...one('A tracked order of fractional yen', (id) => call(id, bought(id, { total: 3780.5 })), '/properties/total'),
    path: '/v1/track',
    headers: {},
  },
  {
    ...one('A tracked order with a price below 0', (id) => call(id, bought(id, { products: [{ sku: 'A', price: -1 }] })), '/properties/products/0/price'),
    path: '/v1/track',
    headers: {},
  },
  { ...one('A batch without a list', () => ({}), '/batch'), path: '/v1/batch', headers: {} },
  {
    ...one('More than 10,000 events in one request', (id) => [event(id, order(id)), ...Array(10_000).fill({})], '', 413),
    headers: cloudEvents,
  },
  {
    ...one('More than 10,000 calls in one request', (id) => ({ batch: [call(id, bought(id)), ...Array(10_000).fill({})] }), '/batch', 413),
    path: '/v1/batch',
    headers: {},
  },
  { ...one('A body that is not the gzip it says', () => 'not gzip', undefined), path: '/v1/batch', headers: { 'content-encoding': 'gzip', 'content-type': 'application/json' } },
  { ...one('A body of 2 MB', () => ({ batch: ['x'.repeat(2 * 1024 * 1024)] }), undefined, 413), path: '/v1/batch', headers: {} },
];

const fine = (input, data, stored, attributes = {}) => ({
  input,
  path: '/v1/events',
  headers: cloudEvent,
  body: (id) => event(id, data(id), typeof attributes === 'function' ? attributes() : attributes),
  answer: { status: 202 },
  stored,
  ...applied,
});

const base64 = (data) => Buffer.from(JSON.stringify(data)).toString('base64');

export const taken = [
  {
    ...fine('JSON as data_base64', (id) => order(id), 'the order'),
    body: (id) => event(id, undefined, { data_base64: base64(order(id)) }),
  },
  fine('Emoji in a name', (id) => order(id, { items: [{ sku: 'A101', name: '青汁🍵', quantity: 1 }] }), 'the order, emoji kept'),
  fine(
    'Half-width kana in a name',
    (id) => order(id, { customer: { identifiers: [{ kind: 'member', value: `M-${id}` }], profile: { name: 'ﾀｶﾊｼ ｶｽﾞｺ' } } }),
    'the name as given; found by タカハシ too',
  ),
  fine(
    'A placeholder as a mail address, as a phone number and as a member number',
    (id) => order(id, { customer: { identifiers: [{ kind: 'mail', value: 'なし' }, { kind: 'phone', value: '000-0000-0000' }, { kind: 'member', value: '000000' }] } }),
    'the order, of a customer of its own: it joins nobody',
  ),
  fine('An old date', (id) => order(id), 'the order at its date; nothing is sent because of it', () => ({ time: inYears(-29) })),
  fine('A zero price', (id) => order(id, { totalMinor: 0, items: [{ sku: 'A100', quantity: 1, unitPriceMinor: 0 }] }), 'the order as a gift'),
  fine('9007199254740993 in a field declared as text', (id) => order(id, { paymentMethod: '9007199254740993' }), 'all sixteen digits'),
  {
    ...fine('A batch with one bad item', (id) => order(id), 'the good item; the bad one is refused at its own pointer'),
    headers: cloudEvents,
    body: (id) => [event(id, order(id)), event(`${id}-bad`, order(id, { totalMinor: -1 }))],
    answer: { status: 207, pointer: '/1/data/totalMinor', item: 'refused' },
  },
  {
    ...fine('A tracking batch with one bad call', (id) => order(id), 'the good call; the bad one is refused at its own pointer'),
    path: '/v1/batch',
    headers: {},
    body: (id) => ({ batch: [call(id, bought(id)), { type: 'track', event: 'Foo', messageId: `${id}-bad` }] }),
    answer: { status: 200, pointer: '/batch/1/userId', item: 'refused' },
  },
  {
    ...fine('A batch of 3,000 calls of one customer', (id) => order(id), 'every call; of one order or contact in the order of the batch'),
    path: '/v1/batch',
    headers: {},
    body: (id) => {
      const pages = Array.from({ length: 2999 }, (_, place) => ({ type: 'page', userId: `M-${id}`, messageId: `${id}-${place}` }));
      return { batch: [...pages, call(id, bought(id))] };
    },
    answer: { status: 200 },
  },
  {
    ...fine('A member called __proto__', (id) => order(id), 'the order, without that member'),
    body: (id) => JSON.stringify(event(id, order(id))).replace('"data":{', '"data":{"__proto__":{"a":1},'),
  },
  {
    ...fine('A page without a title at an address of 2,000 characters', (id) => order(id), 'a touchpoint that goes by the beginning of its address'),
    path: '/v1/page',
    headers: {},
    body: (id) => ({ userId: `M-${id}`, messageId: id, properties: { url: `https://shop.example.jp/?${'q'.repeat(2000)}`, title: '' } }),
    answer: { status: 200 },
  },
  {
    ...fine('A track of a name nobody knows', (id) => order(id), 'a touchpoint on the web timeline'),
    path: '/v1/track',
    headers: {},
    body: (id) => ({ event: 'Tea Ceremony Joined', userId: `M-${id}`, messageId: id }),
    answer: { status: 200 },
  },
];

const asked = (input, path, pointer, status = 400, body = undefined, method = 'GET') => ({ input, method, path, body, answer: { status, pointer } });
const cursorOf = (values) => Buffer.from(JSON.stringify(values)).toString('base64url');
const nobody = '01931f6e-7a3c-7bc1-9c3e-0a6f3a1d2b4c';

/** What departments and publishers ask for, refused before any service's database is asked. */
export const questions = [
  asked('U+0000 in what is looked for', '/api/customers?query=%00', '?query'),
  asked('A broken percent-encoding', '/api/customers?query=%E3%81', '?'),
  asked('U+0000 in a filter', `/api/customers/${nobody}/timeline?type=a%00`, '?type'),
  asked('U+0000 in an id of the path', '/api/orders/%00', ':id'),
  asked('U+0000 in the source of an event', '/v1/events/%00/a', ':source'),
  asked('An id of the path that is no UUID', '/api/customers/tea', ':id'),
  asked('A cursor that no list gave', `/api/customers?cursor=${cursorOf(['x', 'y'])}`, '?cursor'),
  asked('A cursor of other values than a time and an id', `/api/contacts?cursor=${cursorOf([true, 5])}`, '?cursor'),
  asked('A limit above 200', '/api/contacts?limit=201', '?limit'),
  asked('A part of the path longer than any name', `/v1/events/a/${'x'.repeat(3073)}`, undefined, 414),
  asked('Broken percent-encoding in the path', '/v1/events/a/%E0%A4%A', undefined),
  asked(
    'A customer of a contact with a blank phone number',
    '/api/contacts',
    '/customer/identifiers/0/value',
    400,
    { customer: { identifiers: [{ kind: 'phone', value: ' ' }] }, channel: 'phone', direction: 'in', closed: false },
    'POST',
  ),
  asked('U+0000 in a note', '/api/contacts', '/note', 400, { note: 'a\u0000b' }, 'POST'),
];

/** Accepted by a door that could not know; set aside by the owner with its reason. */
export const parked = [
  { input: 'The same id with the same body again', answer: '202', reason: '(none: counted as a duplicate)', stored: 'the first; one effect' },
  { input: 'The same id with another body', answer: '202', reason: 'conflict', stored: 'the first; the second as a dead letter' },
  { input: 'The same id and body with another sentAt', answer: '200', reason: '(none: counted as a duplicate)', stored: 'the first; one effect' },
  { input: 'A Kafka message without headers', answer: 'written to the intake topic', reason: 'no-headers', stored: 'a dead letter' },
  { input: 'A Kafka message with a null value', answer: 'written to the intake topic', reason: 'null-value', stored: 'a dead letter' },
  { input: 'A cancellation of an order nobody placed', answer: '202', reason: 'unknown-order', stored: 'a dead letter; its id stays free' },
];
