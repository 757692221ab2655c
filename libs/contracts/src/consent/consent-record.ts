import { defineIntake, Type } from '../define.js';
import { FreeText, IDENTIFIER_MAX, ReportedCustomer, Text } from '../fields.js';
import { ConsentChannel, ConsentState } from './consent-changed.js';

/**
 * Somebody said what they want to be told: a form, a shop's account page, a mail tool. Who agrees to mail, SMS, LINE or FAX does so
 * with proof: the words they were shown, or the form on which they said so.
 */
export const ConsentRecord = defineIntake({
  type: 'engawa.intake.consent.record',
  owner: 'customer-profile',
  key: (data) => data.customer.identifiers.map((each) => `${each.kind}:${each.namespace ?? ''}:${each.value}`)[0]!,
  data: Type.Object({
    customer: ReportedCustomer,
    consents: Type.Array(
      Type.Object({
        channel: ConsentChannel,
        /** Id of one of `GET /api/consent-purposes`. */
        purpose: Text(64),
        state: ConsentState,
        /** Absent: the address that stands among the identifiers. Letters have none. */
        address: Type.Optional(Text(IDENTIFIER_MAX)),
      }),
      { minItems: 1, maxItems: 50 },
    ),
    /** The words as they were shown, and which version of them. */
    wording: Type.Optional(Type.Object({ version: Text(64), text: FreeText })),
    /** Where it was said: a page, a form on paper, a campaign. */
    form: Type.Optional(Text(256)),
    /** Internet address from which it was said. */
    from: Type.Optional(Type.String({ maxLength: 45, pattern: '^[0-9A-Fa-f:.]+$' })),
  }),
});
