import { createSecretKey, randomBytes, randomUUID } from 'node:crypto';
import { consentChannels } from '@engawa/contracts';
import { addressOn, consentFor } from './consent.js';
import { originOfToken, preferenceToken } from './preference-token.js';
import { choicesOf, chosen, declined, declinedByClick, shownAs, type Wishes } from './preferences.js';

describe('what may be told', () => {
  it('is what belongs to a contract, whatever they said', () => {
    for (const channel of consentChannels) expect(consentFor('contract', channel, 'withdrawn').permitted).toBe(true);
  });

  it('is advertising by mail, SMS, LINE and FAX to who agreed, and by post and telephone to who did not decline', () => {
    const asked = consentChannels.filter((channel) => !consentFor('consent', channel, null).permitted);
    expect(asked).toEqual(['mail', 'sms', 'line', 'fax']);
    for (const channel of consentChannels) {
      const permitted = ['subscribed', 'unsubscribed', 'withdrawn'] as const;
      expect(permitted.map((state) => consentFor('consent', channel, state).permitted)).toEqual([true, false, false]);
    }
  });

  it('is what one may object to, to who did not', () => {
    expect([consentFor('objection', 'mail', null).permitted, consentFor('objection', 'mail', 'unsubscribed').permitted]).toEqual([true, false]);
  });

  it('is where they said nothing what silence permits, unless they declined it last at another address of the channel', () => {
    const silent = (basis: 'objection' | 'consent', channel: 'mail' | 'phone', last: 'subscribed' | 'unsubscribed') => consentFor(basis, channel, null, last).permitted;
    expect([silent('objection', 'mail', 'unsubscribed'), silent('objection', 'mail', 'subscribed')]).toEqual([false, true]);
    expect([silent('consent', 'phone', 'unsubscribed'), silent('consent', 'mail', 'subscribed')]).toEqual([false, false]);
    expect([consentFor('objection', 'mail', 'subscribed', 'unsubscribed').permitted, consentFor('contract', 'mail', null, 'unsubscribed').permitted]).toEqual([true, true]);
  });
});

describe('an address', () => {
  it('is kept in one form, is none for letters, and is refused where it is none', () => {
    expect(addressOn('mail', ' Kazuko@Example.JP ')).toBe('kazuko@example.jp');
    expect(addressOn('sms', '０９０-0000-1234')).toBe('+819000001234');
    expect(addressOn('letter', 'whatever')).toBe('');
    expect([addressOn('mail', 'none'), addressOn('fax', '0000'), addressOn('mail', undefined)]).toEqual([undefined, undefined, undefined]);
  });
});

describe('a link to the preferences', () => {
  const [key, newer] = [createSecretKey(randomBytes(32)), createSecretKey(randomBytes(32))];
  const origin = randomUUID();
  const token = preferenceToken(key, origin);

  it('names its origin to who has the key, also when a newer one signs', () => {
    expect(token).toMatch(/^[\w-]{43}$/);
    expect([originOfToken([key], token), originOfToken([newer, key], token), originOfToken([newer], token)]).toEqual([origin, origin, undefined]);
  });

  it('is none with one character changed, or another end', () => {
    for (let place = 0; place < token.length; place += 1) {
      const changed = token.slice(0, place) + (token[place] === 'A' ? 'B' : 'A') + token.slice(place + 1);
      expect(originOfToken([key], changed)).toBeUndefined();
    }
    for (const wrong of ['', 'x', `${token}=`, `${token}A`, token.slice(0, -1)]) expect(originOfToken([key], wrong)).toBeUndefined();
  });
});

describe('the page of preferences', () => {
  const purpose = (id: string, basis: 'contract' | 'consent' | 'objection') => {
    return { id, version: 4, basis, name: { ja: `名${id}`, en: id }, wording: { ja: `文${id}`, en: `About ${id}` } };
  };
  const purposes = [purpose('service', 'contract'), purpose('news', 'consent'), purpose('survey', 'objection')];
  const at = (channel: 'mail' | 'letter', address: string, states: Record<string, 'subscribed' | 'unsubscribed'> = {}) => {
    return { channel, address, purposes: purposes.map(({ id, basis }) => ({ purpose: id, ...consentFor(basis, channel, states[id] ?? null) })) };
  };
  const wishes = (newsByMail?: 'subscribed' | 'unsubscribed'): Wishes => {
    return { purposes, addresses: [at('mail', 'a@example.jp', newsByMail && { news: newsByMail }), at('letter', '')] };
  };
  const choices = (newsByMail?: 'subscribed' | 'unsubscribed') => choicesOf(wishes(newsByMail), (address) => `n${address.length}`);
  const shown = choices().map(shownAs);

  it('has a box for each address and purpose that can be declined, without the address in its name', () => {
    expect(shown).toEqual(['news/mail/n12/4/off', 'news/letter/n0/4/on', 'survey/mail/n12/4/on', 'survey/letter/n0/4/on']);
  });

  it('changes what is ticked otherwise than it was shown, with the words that were shown', () => {
    const on = ['news/mail/n12', 'survey/mail/n12', 'survey/letter/n0'];
    expect(chosen(choices(), { shown, on }, 'ja')).toEqual({
      outdated: false,
      changes: [
        { channel: 'mail', address: 'a@example.jp', purpose: 'news', state: 'subscribed', wording: { version: '4', text: '名news\n文news' } },
        { channel: 'letter', address: '', purpose: 'news', state: 'unsubscribed', wording: { version: '4', text: '名news\n文news' } },
      ],
    });
  });

  it('leaves alone what was said elsewhere while it was open, what it did not show, and what nobody knows', () => {
    const asBefore = { shown: ['news/mail/n12/4/on'], on: ['news/mail/n12'] };
    expect(chosen(choices('unsubscribed'), asBefore, 'ja')).toEqual({ changes: [], outdated: false });
    expect(chosen(choices(), {}, 'ja').changes).toEqual([]);
    const odd = { shown: 'survey/mail/n12/4/on', on: ['news/mail/n12', 'service/mail/n12', 'x', 7] };
    expect(chosen(choices(), odd, 'ja').changes).toMatchObject([{ purpose: 'survey', state: 'unsubscribed' }]);
  });

  it('takes nothing when other words were shown than there are now', () => {
    expect(chosen(choices(), { shown: ['news/mail/n12/3/off', ...shown.slice(1)], on: ['news/mail/n12'] }, 'ja')).toEqual({ changes: [], outdated: true });
  });

  it('declines all at once, whatever was said before', () => {
    for (const before of [undefined, 'unsubscribed'] as const) {
      expect(declined(choices(before)).map(({ purpose: id, channel, state }) => `${id} ${channel} ${state}`)).toEqual(
        ['news mail', 'news letter', 'survey mail', 'survey letter'].map((each) => `${each} unsubscribed`),
      );
    }
  });

  it('declines by a click what the mail was about, at its address; of an unknown purpose all that can be', () => {
    const click = (purposeOf: unknown) => declinedByClick(purposes, ['a@example.jp'], purposeOf).map(({ purpose: id, channel, address }) => [id, channel, address]);
    expect(click('news')).toEqual([['news', 'mail', 'a@example.jp']]);
    for (const unknown of [undefined, 'service', ['news']]) expect(click(unknown).map(([id]) => id)).toEqual(['news', 'survey']);
  });
});
