import { allContracts, ContactRecord, takeUndeclared } from './index.js';

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
    const alternatives = JSON.stringify(allContracts().map(({ data }) => data)).matchAll(/"(?:anyOf|oneOf|allOf)":\[(.*?)\]/g);
    for (const [, shapes] of alternatives) expect(shapes).not.toContain('"properties"');
  });
});
