import type { ReportedCustomer } from '@engawa/contracts';
import { readCall } from './call.js';
import { plain, Told } from './told.js';
import { whoOf } from './who.js';

const who = (type: Parameters<typeof readCall>[0], body: Record<string, unknown>) =>
  plain(whoOf(readCall(type, new Told(body, ''), new Told({}, ''), () => 'm'), 'shop')) as ReportedCustomer;

describe('the identifiers of a call', () => {
  it('are all it has, wherever in it they stand', () => {
    const { identifiers } = who('track', {
      userId: 'U-1',
      anonymousId: 'a-1',
      properties: { email: 'aya@example.jp' },
      context: { traits: { phone: '090-0000-1234' }, externalIds: [{ id: 'L-1', type: 'loyalty' }] },
    });
    expect(identifiers).toEqual([
      { kind: 'member', namespace: 'shop', value: 'U-1' },
      { kind: 'mail', value: 'aya@example.jp' },
      { kind: 'phone', value: '090-0000-1234' },
      { kind: 'anonymous', namespace: 'shop', value: 'a-1' },
      { kind: 'external', namespace: 'loyalty', value: 'L-1' },
    ]);
  });

  it('are those of the traits before those of the context and the properties', () => {
    const body = {
      userId: 'U-1',
      traits: { email: 'traits@example.jp' },
      context: { traits: { email: 'context@example.jp' } },
      properties: { email: 'properties@example.jp' },
    };
    const mails = who('identify', body).identifiers.filter((each) => each.kind === 'mail');
    expect(mails).toEqual([{ kind: 'mail', value: 'traits@example.jp' }]);
  });

  it('of an alias are the new and the previous', () => {
    const { identifiers } = who('alias', { userId: 'U-1', previousId: 'a-1' });
    expect(identifiers.map((each) => each.value)).toEqual(['U-1', 'a-1']);
    expect(who('identify', { userId: 'U-1', previousId: 'a-1' }).identifiers).toHaveLength(1);
  });

  it('leave out what has no id or no type', () => {
    const externalIds = [{ id: 'x' }, { type: 'loyalty' }, null, 'y'];
    expect(who('track', { userId: 'U-1', context: { externalIds } }).identifiers).toHaveLength(1);
  });
});

describe('the profile of a call', () => {
  it('has a family name before the given one, as in Japan', () => {
    expect(who('identify', { userId: 'U', traits: { firstName: '彩', lastName: '森田' } }).profile).toEqual({ name: '森田 彩' });
    const named = { name: '森田 あや', firstName: '彩', lastName: '森田' };
    expect(who('identify', { userId: 'U', traits: named }).profile).toEqual({ name: '森田 あや' });
  });

  it('takes the parts of an address and of a locale', () => {
    const traits = { address: { state: '福岡県', city: '福岡市', street: '天神1-1', zip: '810-0001' }, locale: 'ja-JP' };
    const address = { postalCode: '810-0001', prefecture: '福岡県', line1: '福岡市 天神1-1' };
    expect(who('identify', { userId: 'U', traits }).profile).toEqual({ language: 'ja', address });
  });

  it('of a group is the company alone, and there is none without traits', () => {
    expect(who('group', { userId: 'U', traits: { name: 'Acme', email: 'x@example.jp' } }).profile).toEqual({ company: 'Acme' });
    expect(who('page', { userId: 'U' })).not.toHaveProperty('profile');
  });
});
