import { decodeMessage, encodeHeaders, UnreadableMessage } from './index.js';

const data = { orderId: 'O-1', 名前: '森田' };
const envelope = {
  id: 'e-1',
  source: '//shop',
  type: 'engawa.intake.order.place',
  version: 2,
  time: '2026-11-20T14:32:00+09:00',
  backfill: true,
  publisher: 'shop',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
};
const known = { customer: 'c-1', origin: 'o-1', groupVersion: 3 };

const message = (headers: Record<string, string | Buffer>, value: unknown = data, key = 'k') => ({
  key: Buffer.from(key),
  value: Buffer.from(JSON.stringify(value)),
  headers,
});
const reasonOf = (read: () => unknown) => {
  try {
    read();
  } catch (error) {
    if (error instanceof UnreadableMessage) return error.reason;
    throw error;
  }
  return 'readable';
};

describe('binary mode', () => {
  it('gives back what was encoded', () => {
    const headers = encodeHeaders(envelope, { recordedAt: '2026-11-20T05:33:00Z', known });
    const decoded = decodeMessage(message(headers, data, 'o-1'));
    expect(decoded).toEqual({ ...envelope, data, recordedAt: '2026-11-20T05:33:00Z', known, signature: undefined });
  });

  it('reads header names in any case and values as bytes', () => {
    const headers = Object.entries(encodeHeaders(envelope)).map(([name, value]) => [name.toUpperCase(), Buffer.from(value)]);
    expect(decodeMessage(message(Object.fromEntries(headers)))).toMatchObject(envelope);
  });

  it('takes version 1 and no backfill where nothing is said', () => {
    const headers = { ce_id: '1', ce_source: 's', ce_type: 't' };
    expect(decodeMessage(message(headers))).toMatchObject({ version: 1, backfill: false, time: undefined });
  });

  it.each(['ce_id', 'ce_source', 'ce_type'])('cannot be read without %s', (name) => {
    const { [name]: _, ...others } = encodeHeaders(envelope);
    expect(reasonOf(() => decodeMessage(message(others)))).toBe('missing-attribute');
  });
});

describe('structured mode', () => {
  const headers = { 'Content-Type': 'application/cloudevents+json; charset=utf-8' };
  const { version, traceparent, ...attributes } = envelope;
  const structured = { specversion: '1.0', ...attributes, dataversion: version, traceparent, data };

  it('is read from the body alone', () => {
    expect(decodeMessage(message({ ...headers, ce_id: 'another' }, structured))).toMatchObject({ ...envelope, data });
  });

  it('may have its data as base64 where that is JSON', () => {
    const base64 = (text: string) => Buffer.from(text).toString('base64');
    const encoded = { ...structured, data: undefined, data_base64: base64(JSON.stringify(data)) };
    const types = [undefined, 'application/json; charset=utf-8', 'application/vnd.shop+json'];
    for (const datacontenttype of types) expect(decodeMessage(message(headers, { ...encoded, datacontenttype }))).toMatchObject({ data });
    const broken = [{ data_base64: base64('{') }, { data }, { datacontenttype: 'text/plain' }];
    for (const change of broken) expect(reasonOf(() => decodeMessage(message(headers, { ...encoded, ...change })))).toBe('broken-json');
  });

  it('cannot be read when the body is no object or lacks an attribute', () => {
    expect(reasonOf(() => decodeMessage(message(headers, [structured])))).toBe('broken-json');
    expect(reasonOf(() => decodeMessage(message(headers, { ...structured, id: undefined })))).toBe('missing-attribute');
    expect(reasonOf(() => decodeMessage(message(headers, { ...structured, id: { not: 'a text' } })))).toBe('missing-attribute');
  });
});

describe('a message that cannot be read', () => {
  it('has no value, no CloudEvents headers, or no JSON, and its reason says which', () => {
    const headers = encodeHeaders(envelope);
    expect(reasonOf(() => decodeMessage({ key: null, value: null, headers }))).toBe('null-value');
    expect(reasonOf(() => decodeMessage({ ...message({}), headers: undefined }))).toBe('no-headers');
    expect(reasonOf(() => decodeMessage(message({ other: 'x' })))).toBe('no-headers');
    expect(reasonOf(() => decodeMessage({ key: null, value: Buffer.from('{'), headers }))).toBe('broken-json');
  });
});
