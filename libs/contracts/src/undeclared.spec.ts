import { allContracts, ContactRecord, takeUndeclared } from './index.js';

/** Whether an object stands among alternatives, into which nothing is taken away. */
function hidesIn(schema: unknown, among = false): boolean {
  if (typeof schema !== 'object' || schema === null) return false;
  const named = Object.entries(schema);
  return (among && 'properties' in schema) || named.some(([name, part]) => hidesIn(part, among || ['anyOf', 'oneOf', 'allOf'].includes(name)));
}

describe('what a contract does not declare', () => {
  it('is taken away at every depth, and told of', () => {
    const identifier = { kind: 'mail', value: 'kazuko@example.jp' };
    const report = { contactId: 'c', channel: 'phone', direction: 'in', closed: false };
    const customer = { identifiers: [identifier], profile: { name: '髙橋和子' } };
    const said = {
      ...report,
      partner: 'okinan',
      customer: { origin: 'o', identifiers: [{ ...identifier, joins: true }], profile: { ...customer.profile, isStaff: true } },
    };
    expect(takeUndeclared(ContactRecord.data, said)).toEqual(['/partner', '/customer/origin', '/customer/identifiers/0/joins', '/customer/profile/isStaff']);
    expect(said).toEqual({ ...report, customer });
  });

  it('cannot hide in one of several shapes', () => {
    expect(allContracts().flatMap(({ type, data }) => (hidesIn(data) ? [type] : []))).toEqual([]);
    expect(hidesIn({ properties: { a: { items: { anyOf: [{ type: 'object', required: ['b'], properties: { b: {} } }] } } } })).toBe(true);
  });
});
