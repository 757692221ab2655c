import { createHmac, timingSafeEqual, type KeyObject } from 'node:crypto';

const TOKEN_BYTES = 32;
const ID_BYTES = 16;

/**
 * The end of the link under which a person sees and changes what they are told: an origin and its signature. It does not end, since
 * whoever still has an old mail must be able to decline the next one.
 */
export function preferenceToken(key: KeyObject, origin: string): string {
  const id = Buffer.from(origin.replaceAll('-', ''), 'hex');
  return Buffer.concat([id, signatureOf(key, id)]).toString('base64url');
}

/** The origin of a link that one of these keys signed. */
export function originOfToken(keys: KeyObject[], token: string): string | undefined {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== TOKEN_BYTES || bytes.toString('base64url') !== token) return undefined;
  const id = bytes.subarray(0, ID_BYTES);
  if (!keys.some((key) => timingSafeEqual(signatureOf(key, id), bytes.subarray(ID_BYTES)))) return undefined;
  return id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** A name for an address that tells nothing of it. */
export const addressName = (key: KeyObject, address: string): string => createHmac('sha256', key).update('address').update(address).digest().subarray(0, 12).toString('base64url');

const signatureOf = (key: KeyObject, id: Buffer) => createHmac('sha256', key).update('preferences').update(id).digest().subarray(0, TOKEN_BYTES - ID_BYTES);
