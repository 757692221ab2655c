import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';

/** What the gateway vouches for when it forwards an item to an intake. */
export interface SignedPart {
  publisher: string;
  backfill: boolean;
  id: string;
  source: string;
  type: string;
  value: string;
}

/**
 * Everybody who may write to an intake topic could claim to be any publisher; the signature is what makes the
 * claim true. HMAC-SHA256 with the key that gateway and owners share.
 */
export function signPublisher(key: KeyObject, part: SignedPart): string {
  const claim = JSON.stringify([part.publisher, part.backfill, part.id, part.source, part.type]);
  return createHmac('sha256', key).update(claim).update('\n').update(part.value).digest('base64url');
}

export function isSignedByGateway(key: KeyObject, part: SignedPart, signature: string | undefined): boolean {
  if (!signature) return false;
  const expected = Buffer.from(signPublisher(key, part));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}

/** Keys of intake messages are HMACs, because the id they stand for may be a person's. */
export function intakeKey(key: KeyObject, businessKey: string): string {
  return createHmac('sha256', key).update('intake-key\n').update(businessKey).digest('base64url').slice(0, 22);
}
