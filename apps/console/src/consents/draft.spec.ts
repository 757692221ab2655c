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
  at('phone', '+81942000187', 'order'),
  at('phone', '+81333009628', 'order'),
  at('letter', '', 'customer'),
]);
const draft = (changed: Partial<Draft>): Draft => ({ ...emptyDraft('key'), ...changed });

describe('what a customer says of what they want to be told', () => {
  it('is said of each address, and of those together that are masked alike', () => {
    expect(places.map(({ key }) => key)).toEqual([
      'mail/order/aya@example.jp',
      'mail/order/aya@example.com',
      'mail/survey/aya@example.net',
      'phone/order/+81942000187',
      'phone/order/+81333009628',
      'letter/customer/',
    ]);
    const masked = placesOf([at('phone', '03-****-9628', 'order'), at('phone', '03-****-9628', 'order')]);
    expect(masked).toHaveLength(1);
  });

  it('needs how it was said to agree on a channel on which one is asked beforehand, and nowhere else', () => {
    const needs = (changed: Partial<Draft>) => needsForm(draft(changed), places);
    expect(needs({ state: 'subscribed', places: ['mail/order/aya@example.jp', 'letter/customer/'] })).toBe(
      true,
    );
    expect(needs({ state: 'subscribed', places: ['phone/order/+81942000187', 'letter/customer/'] })).toBe(
      false,
    );
    expect(needs({ state: 'unsubscribed', places: ['mail/order/aya@example.jp'] })).toBe(false);
  });

  it('is not sent while something is missing', () => {
    expect(toFix(draft({}), places)).toEqual(['purposes', 'places', 'state']);
    const agreed = draft({
      purposes: ['news'],
      places: ['mail/order/aya@example.jp'],
      state: 'subscribed',
      form: ' ',
    });
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
    const said = { purposes: ['news', 'survey'], places: ['phone/order/+81333009628', 'letter/customer/'] };
    expect(saidOf(draft({ ...said, state: 'unsubscribed', form: ' 電話 ' }), places)).toEqual({
      consents: [
        {
          channel: 'phone',
          purpose: 'news',
          state: 'unsubscribed',
          origin: 'order',
          address: '+81333009628',
        },
        { channel: 'letter', purpose: 'news', state: 'unsubscribed', origin: 'customer' },
        {
          channel: 'phone',
          purpose: 'survey',
          state: 'unsubscribed',
          origin: 'order',
          address: '+81333009628',
        },
        { channel: 'letter', purpose: 'survey', state: 'unsubscribed', origin: 'customer' },
      ],
      form: '電話',
    });
  });
});
