import type { ConsentChannel } from '../api/consents.js';
import { emptyDraft, needsForm, placesOf, saidOf, toFix, type Draft } from './draft.js';

const at = (channel: ConsentChannel, address: string, origin: string) => ({
  channel,
  address,
  origin,
  purposes: [],
});
const places = placesOf([
  at('mail', 'aya@example.jp', 'order'),
  at('mail', 'aya@example.com', 'order'),
  at('mail', 'aya@example.net', 'survey'),
  at('phone', '+819012345678', 'order'),
  at('letter', '', 'customer'),
]);
const draft = (changed: Partial<Draft>): Draft => ({ ...emptyDraft('key'), ...changed });

describe('what a customer says of what they want to be told', () => {
  it('is said of addresses together that one report brought, since they cannot be told apart', () => {
    expect(places.map(({ key, addresses }) => [key, addresses])).toEqual([
      ['mail/order', ['aya@example.jp', 'aya@example.com']],
      ['mail/survey', ['aya@example.net']],
      ['phone/order', ['+819012345678']],
      ['letter/customer', ['']],
    ]);
  });

  it('needs how it was said to agree on a channel on which one is asked beforehand, and nowhere else', () => {
    const needs = (changed: Partial<Draft>) => needsForm(draft(changed), places);
    expect(needs({ state: 'subscribed', places: ['mail/order', 'letter/customer'] })).toBe(true);
    expect(needs({ state: 'subscribed', places: ['phone/order', 'letter/customer'] })).toBe(false);
    expect(needs({ state: 'unsubscribed', places: ['mail/order'] })).toBe(false);
  });

  it('is not sent while something is missing', () => {
    expect(toFix(draft({}), places)).toEqual(['purposes', 'places', 'state']);
    const agreed = draft({ purposes: ['news'], places: ['mail/order'], state: 'subscribed', form: ' ' });
    expect(toFix(agreed, places)).toEqual(['form']);
    expect(toFix({ ...agreed, form: '電話で承諾' }, places)).toEqual([]);
  });

  it('is said of a FAX number that nobody knew of, which is an address of its own', () => {
    const agreed = draft({ purposes: ['news'], fax: ' 0942-00-0187 ', state: 'subscribed' });
    expect(toFix(agreed, places)).toEqual(['form']);
    expect(saidOf({ ...agreed, form: '申込書' }, places)).toEqual({
      consents: [{ channel: 'fax', purpose: 'news', state: 'subscribed', address: '0942-00-0187' }],
      form: '申込書',
    });
  });

  it('is sent once for each purpose at each place', () => {
    const said = { purposes: ['news', 'survey'], places: ['mail/survey', 'letter/customer'] };
    expect(saidOf(draft({ ...said, state: 'unsubscribed', form: ' 電話 ' }), places)).toEqual({
      consents: [
        { channel: 'mail', purpose: 'news', state: 'unsubscribed', origin: 'survey' },
        { channel: 'letter', purpose: 'news', state: 'unsubscribed', origin: 'customer' },
        { channel: 'mail', purpose: 'survey', state: 'unsubscribed', origin: 'survey' },
        { channel: 'letter', purpose: 'survey', state: 'unsubscribed', origin: 'customer' },
      ],
      form: '電話',
    });
  });
});
