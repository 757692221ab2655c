import { hashIdentifier, normalise } from '@engawa/identifiers';
import type { KeyObject } from 'node:crypto';
import { kindOf, type ConsentChannel } from './consent.js';

/** With which every concealed address begins. */
export const CONCEALED = 'hmac-sha256:';

/** What stands in an address's place once its person was erased: whoever names the address finds what was agreed, and nobody reads it. */
export function concealed(key: KeyObject, { channel, address }: { channel: ConsentChannel; address: string }): string {
  const kind = kindOf(channel);
  return kind ? `${CONCEALED}${hashIdentifier(key, normalise({ kind, value: address })).toString('hex')}` : '';
}

/** In whichever form an address that somebody names may be kept, on any channel. */
export function keptForms(key: KeyObject, address: string): string[] {
  const channels: ConsentChannel[] = ['mail', 'phone', 'line'];
  return channels.flatMap((channel) => [normalise({ kind: kindOf(channel)!, value: address }).value, concealed(key, { channel, address })]);
}
