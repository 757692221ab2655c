import { importPKCS8, importSPKI, jwtVerify, SignJWT, type CryptoKey } from 'jose';

/**
 * What a permission lets one do, `<noun>.<verb>`. Roles are sets of them; code asks for permissions only. Without
 * `personal.read` phone numbers, mail and postal addresses and birthdays are masked in every answer, without `texts.read` what
 * people wrote or said.
 */
export const permissions = [
  'customers.read',
  'customers.write',
  'customers.match',
  'customers.merge',
  'customers.stop',
  'identity.write',
  'consents.write',
  'consents.export',
  'rights.write',
  'customers.import',
  'customers.erase',
  'timeline.export',
  'personal.read',
  'texts.read',
  'orders.read',
  'orders.write',
  'contacts.read',
  'contacts.write',
  'remedies.decide',
  'vocabulary.write',
  'surveys.read',
  'surveys.write',
  'segments.read',
  'segments.write',
  'messages.read',
  'messages.write',
  'messages.letters',
  'events.status',
  'facts.read',
  'customers.addresses',
  'clock.write',
  'operations.read',
  'operations.write',
  'operations.bodies',
  'publishers.read',
  'publishers.write',
  'access.read',
  'access.write',
  'audit.read',
] as const;
export type Permission = (typeof permissions)[number];

/** Who is calling, as the gateway vouches for 60 seconds towards one service. */
export interface Caller {
  /** `person:<id>`, `publisher:<name>`, `service:<name>` or `public`. */
  subject: string;
  /** What to call them on a record. */
  name: string;
  permissions: Permission[];
  /** What people look at personal data for, such as `care`: it stands in the audit. */
  purpose?: string;
  /** Address of the person's machine, as the gateway sees it. */
  from?: string;
  authority?: Authority;
  /** Set for people of an outsourced centre or an agency: they reach these customers alone. */
  partner?: PartnerScope;
}

/** What somebody may promise a customer to make up for something. */
export const remedyKinds = ['refund', 'replacement', 'coupon'] as const;
/** Nobody promises more without asking. */
export const YEN_MAX = 100_000_000;
/** How much of each somebody may promise without asking, in yen; what is missing needs to be asked for. */
export type Authority = Partial<Record<(typeof remedyKinds)[number], number>>;

/** Where somebody of a partner works, and what that partner reaches now. */
export interface PartnerScope {
  id: string;
  /** Whose records are open: there is a contact with them, and they were identified. */
  customers: string[];
  /** Who were identified a moment ago: a contact with them may be recorded. */
  identified: string[];
}

export const TOKEN_SECONDS = 60;
const ISSUER = 'engawa-gateway';
const ALGORITHM = 'EdDSA';

export class TokenSigner {
  private constructor(private readonly key: CryptoKey) {}

  static async fromPem(pem: string): Promise<TokenSigner> {
    return new TokenSigner(await importPKCS8(pem, ALGORITHM));
  }

  sign(caller: Caller, audience: string): Promise<string> {
    const { name, permissions, purpose, from, authority, partner } = caller;
    return new SignJWT({ name, permissions, purpose, from, authority, partner })
      .setProtectedHeader({ alg: ALGORITHM })
      .setSubject(caller.subject)
      .setIssuer(ISSUER)
      .setAudience(audience)
      .setIssuedAt()
      .setExpirationTime(`${TOKEN_SECONDS}s`)
      .sign(this.key);
  }
}

/** Verifies internal tokens. A token already seen is not verified again before it expires. */
export class TokenVerifier {
  private readonly seen = new Map<string, { caller: Caller; expiresAt: number }>();

  private constructor(
    private readonly key: CryptoKey,
    private readonly audience: string,
  ) {}

  static async fromPem(pem: string, audience: string): Promise<TokenVerifier> {
    return new TokenVerifier(await importSPKI(pem, ALGORITHM), audience);
  }

  /** Throws when the token is not one of the gateway's for this service, or has expired. */
  async verify(token: string): Promise<Caller> {
    const known = this.seen.get(token);
    if (known && known.expiresAt > Date.now()) return known.caller;
    const { payload } = await jwtVerify(token, this.key, {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      audience: this.audience,
      requiredClaims: ['sub', 'exp'],
      maxTokenAge: TOKEN_SECONDS,
      clockTolerance: 5,
    });
    const caller: Caller = {
      subject: payload.sub!,
      name: String(payload.name),
      permissions: payload.permissions as Permission[],
      purpose: payload.purpose as string | undefined,
      from: payload.from as string | undefined,
      authority: payload.authority as Authority | undefined,
      partner: payload.partner as PartnerScope | undefined,
    };
    if (this.seen.size > 2000) this.seen.clear();
    this.seen.set(token, { caller, expiresAt: payload.exp! * 1000 });
    return caller;
  }
}
