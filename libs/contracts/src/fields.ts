import { Personal, Type, type Static } from './define.js';

/** Longest identifier that is taken, in characters. Real ones are far shorter; a longer one is an error or an attack. */
export const IDENTIFIER_MAX = 256;

export const Text = (maxLength: number, minLength = 1) => Type.String({ minLength, maxLength });
export const Uuid = Type.String({ format: 'uuid' });
/** Amount in the currency's smallest unit (yen have none: 1 is ¥1; dollars: 1 is a cent). */
export const Minor = Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER });
/** ISO 4217. */
export const Currency = Type.String({ pattern: '^[A-Z]{3}$' });

/** Longest text a person writes that is taken. */
export const FreeText = Type.String({ maxLength: 8000 });

/** `member` is the customer's number in a shop, `external` an id of any other system; both live in a namespace. */
export const IdentifierKind = Type.Enum(['member', 'mail', 'phone', 'line', 'card', 'external', 'anonymous']);

/** A letter or a digit. Spaces and punctuation alone, with which forms fill a field nobody answered, name nobody. */
export const IDENTIFIER_PATTERN = '(?![ーｰ])[\\p{L}\\p{N}]';

export const Identifier = Type.Object({
  kind: IdentifierKind,
  /** Whose numbers these are: a shop, a system. Mail and phone have none. */
  namespace: Type.Optional(Text(64, 0)),
  value: Text(IDENTIFIER_MAX),
  /** False: told by somebody who may be mistaken, such as a browser. It never joins two customers. */
  verified: Type.Optional(Type.Boolean()),
});
export type Identifier = Static<typeof Identifier>;

/** `1958-03-04`. */
const Day = Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' });

export const PostalAddress = Type.Object({
  postalCode: Type.Optional(Text(16)),
  prefecture: Type.Optional(Text(32)),
  line1: Type.Optional(Text(256)),
  line2: Type.Optional(Text(256)),
});

export const contactChannels = ['phone', 'mail', 'line', 'chat', 'visit', 'fax', 'post', 'sms'] as const;
/** The channels a person and the company meet on. */
export const ContactChannel = Type.Enum(contactChannels);

/** A day that comes again each year: `2014-06-01`, or `--06-01` where nobody knows the year (as in vCard, RFC 6350 section 4.3.1). */
const YearlyDay = Type.String({ pattern: '^(\\d{4}|-)-\\d{2}-\\d{2}$' });

/** By the ids that a company declared them with; `2014-06-01` is a day. */
const AttributeValues = Type.Record(Type.String({ pattern: '^[a-z][a-z0-9-]{0,63}$' }), Type.Union([Text(256), Type.Number(), Type.Boolean()]));

const reportedFields = {
  name: Type.Optional(Text(128)),
  kana: Type.Optional(Text(128)),
  birthday: Type.Optional(Day),
  language: Type.Optional(Type.Enum(['ja', 'en'])),
  company: Type.Optional(Text(128)),
  /** How the person first came: web, sns, store, mail, phone, paper, … */
  cameFrom: Type.Optional(Text(64)),
  address: Type.Optional(PostalAddress),
  /** All of them beside the birthday: of a wedding, of a first order. */
  anniversaries: Type.Optional(Type.Array(Type.Object({ name: Text(64), on: YearlyDay }), { maxItems: 10 })),
  /** Where they want to be spoken to. */
  preferredChannel: Type.Optional(ContactChannel),
  /** They belong to the house, or to a partner. */
  internal: Type.Optional(Type.Enum(['staff', 'partner'])),
  /** Since when post comes back, and from where; nothing is posted there any more. Without an address it is whichever counts. */
  returnedPost: Type.Optional(Type.Object({ on: Day, address: Type.Optional(PostalAddress) })),
};

/** What a source says of a person. Fields that are absent stay as they are. */
const ReportedProfile = Type.Object(reportedFields);

/** The same with the attributes that the company declared. */
export const ProfileFields = Type.Object({ ...reportedFields, attributes: Type.Optional(AttributeValues) });
export type ProfileFields = Static<typeof ProfileFields>;

/** With a letter or a digit in its value. Facts from before that was asked may lack one, so that reports alone are held to it. */
const ReportedIdentifier = Type.Object({
  kind: IdentifierKind,
  /** Whose numbers these are: a shop, a system. Mail and phone have none. */
  namespace: Type.Optional(Text(64, 0)),
  value: Type.String({ minLength: 1, maxLength: IDENTIFIER_MAX, pattern: IDENTIFIER_PATTERN }),
  /** False: told by somebody who may be mistaken, such as a browser. It never joins two customers. */
  verified: Type.Optional(Type.Boolean()),
});

/** Who a report is about. At least one identifier; the owner passes them on unchanged. */
export const ReportedCustomer = Type.Object({
  identifiers: Type.Array(ReportedIdentifier, { minItems: 1, maxItems: 20 }),
  profile: Type.Optional(ReportedProfile),
});
export type ReportedCustomer = Static<typeof ReportedCustomer>;

/** The same in a report that is about nothing else, to the service that knows which attributes there are. */
export const DescribedCustomer = Type.Object({
  ...ReportedCustomer.properties,
  profile: Type.Optional(ProfileFields),
});
export type DescribedCustomer = Static<typeof DescribedCustomer>;

/** Who a fact is about: identifiers as reported, or the origin where a service knows only that. */
export const FactCustomer = Type.Object({
  identifiers: Type.Optional(Type.Array(Identifier, { maxItems: 20 })),
  origin: Type.Optional(Uuid),
  profile: Type.Optional(Personal(ProfileFields)),
  /** Fields of the profile that are known to have no value. */
  emptied: Type.Optional(Type.Array(Text(80), { maxItems: 100 })),
});
export type FactCustomer = Static<typeof FactCustomer>;
