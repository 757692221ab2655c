import { allContracts, personalFields } from '@engawa/contracts';
import { sampleOf } from '@engawa/testkit';
import { withoutPerson } from './without-person.js';

const events = allContracts().filter(({ kind }) => kind === 'event');

describe('a fact about somebody who was erased', () => {
  it.each(events.map((contract) => ({ type: contract.type, contract })))('$type keeps its contract, and says nothing of them', ({ type, contract }) => {
    const data = sampleOf(contract);
    const left = withoutPerson(type, data as Record<string, unknown>);
    expect(contract.check(left)).toEqual([]);
    expect(Object.keys(left).filter((field) => personalFields(contract).includes(field))).toEqual([]);
    expect(left.customer ?? {}).toEqual({});
  });

  it('has no subject that calls them by name', () => {
    expect(withoutPerson('engawa.message.sent', { subject: '森田さまへ', customer: { origin: 'x' } })).toEqual({ subject: '…', customer: {} });
  });

  it('of a type that was given up is empty', () => {
    expect(withoutPerson('engawa.long.gone', { name: '森田 彩' })).toEqual({});
  });
});
