import { foldLedger, outcomeOf } from './ledger.mjs';

const told = (...outcomes) =>
  foldLedger(outcomes.map((outcome) => ({ cause: 'a-1', kind: 'order', key: 'a', seq: 1, outcome })))[0]
    .outcome;

describe('the ledger', () => {
  it('takes an event for accepted when any try was, whatever came before or after', () => {
    expect([
      told('unknown', 'accepted'),
      told('accepted', 'unknown'),
      told('unknown', 'unknown', 'accepted'),
    ]).toEqual(['accepted', 'accepted', 'accepted']);
  });

  it('takes it for refused only when each try was', () => {
    expect([told('refused'), told('refused', 'refused'), told('unknown', 'refused')]).toEqual([
      'refused',
      'refused',
      'unknown',
    ]);
  });

  it('keeps that one try was refused though another was accepted, or its answer is not known', () => {
    const refused = (...outcomes) =>
      foldLedger(outcomes.map((outcome) => ({ cause: 'a-1', outcome })))[0].wasRefused;
    expect([
      refused('unknown', 'refused'),
      refused('accepted', 'refused'),
      refused('unknown', 'accepted'),
    ]).toEqual([true, true, false]);
  });

  it('reads 2xx as accepted, 4xx as refused, and anything else as unknown', () => {
    expect([200, 202, 400, 422, 429, 500, 503, 302].map(outcomeOf)).toEqual([
      ...['accepted', 'accepted', 'refused', 'refused'],
      ...['unknown', 'unknown', 'unknown', 'unknown'],
    ]);
  });
});
