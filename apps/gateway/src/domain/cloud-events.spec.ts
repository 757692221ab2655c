import type { Publisher } from './publisher.js';
import { BINARY_MODE, fromHeaders, readCloudEvent } from './cloud-events.js';
import { isRefused } from './item.js';

const now = Date.parse('2026-11-20T12:00:00Z');
const shop: Publisher = {
  name: 'shop',
  kind: 'server',
  namespace: 'main',
  backfill: false,
  allowedOrigins: [],
  browserTracks: [], eventTypes: null, sources: null, itemsPerMinute: null,
};
const event = {
  specversion: '1.0',
  id: 'e-1',
  source: '//shop',
  type: 'engawa.intake.order.cancel',
  time: '2026-11-20T12:00:00Z',
  data: { orderId: 'O-1' },
};
const read = (change: object, publisher = shop) => {
  return readCloudEvent({ ...event, ...change }, { publisher, now, traceparent: 'ours' }, '/3');
};
const pointers = (item: ReturnType<typeof read>) => (isRefused(item) ? item.refused.errors.map((error) => error.pointer) : []);

describe('a CloudEvent', () => {
  it('that keeps its contract is accepted, with its own trace or ours', () => {
    expect(read({})).toMatchObject({ id: 'e-1', source: '//shop', data: { orderId: 'O-1' }, traceparent: 'ours' });
    const theirs = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    expect(read({ traceparent: theirs, time: undefined })).toMatchObject({ traceparent: theirs, time: undefined });
    for (const traceparent of ['x'.repeat(60_000), `${theirs}!`, 7]) expect(read({ traceparent })).toMatchObject({ traceparent: 'ours' });
  });

  it.each([
    [{ dataversion: true }, '/3/dataversion'],
    [{ dataversion: ['1'] }, '/3/dataversion'],
    [{ dataversion: '1.0' }, '/3/dataversion'],
    [{ specversion: undefined }, '/3/specversion'],
    [{ specversion: '0.3' }, '/3/specversion'],
    [{ id: undefined }, '/3/id'],
    [{ id: 7 }, '/3/id'],
    [{ id: 'x'.repeat(257) }, '/3/id'],
    [{ id: '茶'.repeat(86) }, '/3/id'],
    [{ id: 'e\u0000' }, '/3/id'],
    [{ source: '' }, '/3/source'],
    [{ source: 'x'.repeat(1025) }, '/3/source'],
    [{ source: '//shop\u0000' }, '/3/source'],
    [{ time: 'today' }, '/3/time'],
    [{ time: 12 }, '/3/time'],
    [{ type: 'engawa.intake.tea.brew' }, '/3/type'],
    [{ type: 'engawa.order.placed' }, '/3/type'],
    [{ type: 'engawa.intake.message.deliver' }, '/3/type'],
    [{ dataversion: 2 }, '/3/dataversion'],
    [{ data: {} }, '/3/data/orderId'],
    [{ data: { orderId: 'O-1', reason: 7 } }, '/3/data/reason'],
    [{ data: undefined }, '/3/data'],
    [{ time: '2026-02-30T00:00:00Z' }, '/3/time'],
    [{ data: undefined, data_base64: 'e30=' }, '/3/data_base64'],
    [{ data: undefined, data_base64: '!' }, '/3/data_base64'],
    [{ data_base64: 'e30=' }, '/3/data_base64'],
  ])('%j is refused at %s', (change, pointer) => {
    expect(pointers(read(change))).toEqual([pointer]);
  });

  it('that is no object is refused', () => {
    for (const body of [null, [], 'x']) expect(readCloudEvent(body, { publisher: shop, now, traceparent: 't' })).toHaveProperty('refused');
  });

  it('may have its data as base64 of JSON', () => {
    const data_base64 = Buffer.from(JSON.stringify(event.data)).toString('base64');
    expect(read({ data: undefined, data_base64 })).toMatchObject({ data: event.data });
    expect(pointers(read({ data: undefined, data_base64, datacontenttype: 'text/plain' }))).toEqual(['/3/data_base64']);
  });

  it('in binary mode is refused at its header or in the body', () => {
    const binary = (change: object) => pointers(readCloudEvent({ ...event, ...change }, { publisher: shop, now, traceparent: 't' }, '', BINARY_MODE));
    expect(binary({ id: undefined })).toEqual(['header:ce-id']);
    expect(binary({ data: {} })).toEqual(['/orderId']);
  });

  it('of a browser key names its visitor by a number of the site’s own', () => {
    const site: Publisher = { ...shop, kind: 'browser' };
    const visit = (namespace?: string) => {
      const customer = { identifiers: [{ kind: 'anonymous', value: 'a', namespace }] };
      return read({ type: 'engawa.intake.web.touch', data: { touchId: 't', kind: 'page', name: 'Top', customer } }, site);
    };
    const own = { data: { customer: { identifiers: [{ kind: 'anonymous', value: 'a', namespace: 'main' }] } } };
    for (const namespace of [undefined, '', 'main']) expect(visit(namespace)).toMatchObject(own);
    expect(pointers(visit('members'))).toEqual(['/3/data/customer/identifiers']);
    expect(pointers(read({}, site))).toEqual(['/3/type']);
  });

  it('in binary mode has its attributes in percent-encoded headers', () => {
    const headers = { 'ce-id': 'e-1', 'ce-source': '//%E5%BA%97', 'ce-broken': '%E5%', 'content-type': 'application/json' };
    expect(fromHeaders(headers, event.data)).toEqual({ id: 'e-1', source: '//店', broken: '%E5%', data: event.data });
  });
});
