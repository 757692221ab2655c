import { chain, dayOf, EMPTY, hashOf } from './audit-chain.js';

const entry = (number: number) => ({
  entry: `0199f3c2-6b1e-7c40-9a53-2f8d10c4${String(number).padStart(4, '0')}`,
  at: '2026-11-24T01:13:00.000Z',
  service: 'customer-profile',
  subject: 'person:1',
  name: '島袋結衣',
  partner: 'okinan',
  purpose: 'care',
  from: '192.0.2.17',
  action: 'GET /api/customers/:id',
  target: 'x',
  customers: ['0199f3c2-6b1e-7c40-9a53-2f8d10c4000e'],
  outcome: 'done' as const,
});

describe('a chain', () => {
  it('goes on where it stood, whether its entries come together or one by one', () => {
    const together = chain(EMPTY, [entry(1), entry(2), entry(3)]);
    const [first] = chain(EMPTY, [entry(1)]);
    const rest = chain(first!, [entry(2), entry(3)]);
    expect([first, ...rest]).toEqual(together);
    expect(together.map(({ place }) => place)).toEqual([1, 2, 3]);
  });

  it('has another hash when anything of an entry, its place or what is before it differs', () => {
    const hash = hashOf(EMPTY.hash, 1, entry(1)).toString('hex');
    const others = [
      ...Object.entries(entry(1)).map(([field, value]) => {
        const other = Array.isArray(value) ? [] : field === 'at' ? '2026-11-24T01:13:00.001Z' : `${String(value)}x`;
        return hashOf(EMPTY.hash, 1, { ...entry(1), [field]: other });
      }),
      ...(['partner', 'purpose', 'from', 'target'] as const).map((field) => hashOf(EMPTY.hash, 1, { ...entry(1), [field]: undefined })),
      hashOf(EMPTY.hash, 2, entry(1)),
      hashOf(Buffer.alloc(32, 1), 1, entry(1)),
    ];
    expect(new Set(others.map((each) => each.toString('hex')).concat(hash)).size).toBe(others.length + 1);
  });

  it('is of a day in Japan', () => {
    expect(dayOf('2026-11-24T14:59:59.999Z')).toBe('2026-11-24');
    expect(dayOf('2026-11-24T15:00:00.000Z')).toBe('2026-11-25');
  });
});
