import { createHash, randomBytes } from 'node:crypto';

/** What makes a survey's link hard to guess: 128 random bits. Only their hash is stored. */
export const newLinkToken = (): string => randomBytes(16).toString('base64url');

export const linkTokenHash = (token: string): Buffer => createHash('sha256').update(token).digest();
