import { changesBetween } from './changes.js';

describe('what the audit says of a change', () => {
  const role = { id: 'agent', purpose: 'care', permissions: ['orders.read', 'orders.write'], authority: {} };

  it('is what a list gained and lost, and what other fields are now', () => {
    const after = { ...role, purpose: 'sales', permissions: ['orders.read', 'texts.read'], authority: { refund: 3000 } };
    expect(changesBetween(role, after)).toEqual(['purpose:"sales"', '+texts.read', '-orders.write', 'authority:{"refund":3000}']);
  });

  it('is nothing where nothing changed, and everything of what is new', () => {
    expect(changesBetween(role, { ...role })).toEqual([]);
    expect(changesBetween(null, { id: 'new', purpose: 'care', permissions: ['texts.read'] })).toEqual(['purpose:"care"', '+texts.read']);
  });

  it('tells an absent value and null from none', () => {
    expect(changesBetween({ endsOn: '2026-01-31' }, { endsOn: null })).toEqual(['endsOn:null']);
    expect(changesBetween({}, { endsOn: null })).toEqual([]);
  });
});
