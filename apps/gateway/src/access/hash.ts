import { createHash, randomBytes } from 'node:crypto';

/** Keys and tokens are 256 random bits, so one round of SHA-256 keeps them; nothing is stored in the clear. */
export const hashOf = (secret: string): Buffer => createHash('sha256').update(secret).digest();

export const newSecret = (): string => randomBytes(32).toString('base64url');
