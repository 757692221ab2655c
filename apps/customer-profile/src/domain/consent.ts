import type { consentChannels, consentStates, Identifier, Words } from '@engawa/contracts';
import { namesSomebody, normalise } from '@engawa/identifiers';
import { foldName } from './name-folding.js';

export type ConsentChannel = (typeof consentChannels)[number];
export type ConsentState = (typeof consentStates)[number];

/**
 * Why somebody may be told something: it belongs to what they ordered (`contract`, and cannot be declined), they agreed to it
 * (`consent`), or they did not object (`objection`).
 */
export const bases = ['contract', 'consent', 'objection'] as const;
export type Basis = (typeof bases)[number];

/** What people are told, and with which words they are asked. */
export interface Purpose {
  id: string;
  version: number;
  name: Words;
  /** As it stands beside the choice: what is sent and how often. */
  wording: Words;
  basis: Basis;
}

/** Whether something may be told, and what they said last; null: they were never asked. */
export interface Consent {
  basis: Basis;
  state: ConsentState | null;
  permitted: boolean;
}

/** In the place of an address: what is said holds at whichever of theirs, on this channel. */
export const EVERYWHERE = '*';

/** One thing that somebody says. */
export interface ConsentChange {
  channel: ConsentChannel;
  /** In the one form it is kept in; empty for letters. */
  address: string;
  purpose: string;
  state: ConsentState;
  /** The words they were shown. */
  wording?: { version: string; text: string } | undefined;
}

/**
 * Channels on which advertising needs an agreement beforehand, of which a proof is kept: mail and FAX by 特定商取引法 12条の3 and
 * 12条の5, mail and SMS by 特定電子メール法 3条. It knows exceptions, such as an order before, and the former does not: the stricter
 * counts. LINE is held to the same.
 */
const ASKED_BEFORE: readonly ConsentChannel[] = ['mail', 'sms', 'line', 'fax'];

export const isAskedBefore = (channel: ConsentChannel): boolean => ASKED_BEFORE.includes(channel);

/** Signs that are drawn without anything: a cell of braille without dots, and a note without its head. */
const EMPTY_SIGNS = /[\u2800\u{1d159}]/gu;

/** Whether it is known how something was said. A text in which nobody sees anything proves nothing. */
export const isProven = ({ wording }: Pick<ConsentChange, 'wording'>, form?: string): boolean =>
  foldName(`${wording?.text ?? ''}${form ?? ''}`).replace(EMPTY_SIGNS, '') !== '';

/**
 * `lastOnChannel`: what they said last at whichever of their addresses on this channel. Silence at one permits nothing that was declined at
 * another: who declines a mail does not ask for the next one at their other address.
 */
export function consentFor(basis: Basis, channel: ConsentChannel, state: ConsentState | null, lastOnChannel = state): Consent {
  const silent = (basis === 'objection' || !isAskedBefore(channel)) && (lastOnChannel === null || lastOnChannel === 'subscribed');
  return { basis, state, permitted: basis === 'contract' || (state === null ? silent : state === 'subscribed') };
}

/** The kind of identifier that a channel's address is; letters go to wherever somebody lives. */
const KINDS: Record<ConsentChannel, Identifier['kind'] | undefined> = { mail: 'mail', sms: 'phone', phone: 'phone', fax: 'phone', line: 'line', letter: undefined };

export const kindOf = (channel: ConsentChannel): Identifier['kind'] | undefined => KINDS[channel];

/** An address in the one form it is kept in; empty for letters, and undefined for what is no address on this channel. */
export function addressOn(channel: ConsentChannel, told: string | undefined): string | undefined {
  const kind = kindOf(channel);
  if (!kind) return '';
  const address = told === undefined ? undefined : normalise({ kind, value: told });
  return address && namesSomebody(address) ? address.value : undefined;
}

/** A mobile number in Japan (総務省, 電気通信番号計画; 0800 is a free dial): it can be sent an SMS. */
export const isMobile = (phone: string): boolean => /^\+81(?!800)[6789]0/.test(phone);
