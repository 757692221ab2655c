import { defineEvent, Type } from '../define.js';
import { FactCustomer, Text, Uuid } from '../fields.js';

/** The ways on which somebody may agree to be told something. `letter` is whatever is posted. */
export const consentChannels = ['mail', 'sms', 'line', 'phone', 'letter', 'fax'] as const;
export const ConsentChannel = Type.Enum([...consentChannels]);

/** What somebody said last. Who never said anything was never asked. `withdrawn`: they took back what they had agreed to. */
export const consentStates = ['subscribed', 'unsubscribed', 'withdrawn'] as const;
export const ConsentState = Type.Enum([...consentStates]);

const channelNames: Record<(typeof consentChannels)[number], { ja: string; en: string }> = {
  mail: { ja: 'メール', en: 'mail' },
  sms: { ja: 'SMS', en: 'SMS' },
  line: { ja: 'LINE', en: 'LINE' },
  phone: { ja: 'お電話', en: 'phone' },
  letter: { ja: '郵便', en: 'post' },
  fax: { ja: 'FAX', en: 'fax' },
};
const stateNames: Record<(typeof consentStates)[number], { ja: string; en: string }> = {
  subscribed: { ja: 'お受け取りになります', en: 'agreed' },
  unsubscribed: { ja: 'お断りになりました', en: 'declined' },
  withdrawn: { ja: '同意を取り消されました', en: 'consent withdrawn' },
};

/**
 * Stated when a customer said, to whomever, what they want to be told and on which channel. To which address it belongs and with
 * which words they were asked stands in customer-profile's ledger alone.
 */
export const ConsentChanged = defineEvent({
  type: 'engawa.consent.changed',
  owner: 'customer-profile',
  key: (data) => data.consent,
  data: Type.Object({
    consent: Uuid,
    customer: FactCustomer,
    /** `report` of another system, told to somebody at a `desk`, on the preference `page`, or by a mail program's `one-click`. */
    how: Type.Enum(['report', 'desk', 'page', 'one-click']),
    /** Who wrote it down, of those at a desk. */
    by: Type.Optional(Text(64)),
    changes: Type.Array(
      Type.Object({
        channel: ConsentChannel,
        /** With its name as it was. */
        purpose: Type.Object({ id: Text(64), ja: Text(128), en: Text(128) }),
        state: ConsentState,
        /** Version of the words they were shown. */
        wording: Type.Optional(Text(64)),
      }),
      { minItems: 1 },
    ),
  }),
  timeline: {
    department: 'message',
    channel: 'none',
    direction: 'in',
    title: ({ changes: [first, ...more] }) => {
      if (!first || more.length > 0) return { ja: `ご連絡のご希望を変更（${more.length + 1}件）`, en: `Wishes about messages changed (${more.length + 1})` };
      const [channel, state] = [channelNames[first.channel], stateNames[first.state]];
      return { ja: `${first.purpose.ja}（${channel.ja}）：${state.ja}`, en: `${first.purpose.en} by ${channel.en}: ${state.en}` };
    },
    about: () => ({}),
  },
});
