import type { DataOf, MessageDeliver, MessageHeld } from '@engawa/contracts';

export type Channel = DataOf<typeof MessageDeliver>['channels'][number];

/** A message to one customer, from the wish to its end. */
export interface Delivery {
  id: string;
  origin: string;
  template: string;
  journey?: string;
  variables: Record<string, string>;
  /** Still to be tried, in this order. */
  channels: Channel[];
  /** When waiting for an address ends. */
  waitUntil: Date;
  /** When the wish arose, for the fact that tells of its end. */
  occurredAt: Date;
  traceparent?: string;
  /** Since when it waits, in real time. */
  askedAt: Date;
  contact?: string;
  order?: string;
  survey?: string;
  attempts: number;
}

/** What somebody said of a purpose on a channel; `state` is null for who was never asked. */
export interface Consent {
  basis: 'contract' | 'consent' | 'objection';
  state: 'subscribed' | 'unsubscribed' | 'withdrawn' | null;
  permitted: boolean;
}

/** A mail address, what may be told there by purpose, and where they see and change that. */
export interface Mailbox {
  address: string;
  consents: Record<string, Consent>;
  preferences: string;
}

/** Where a message can reach somebody, as customer-profile answers. */
export interface Reach {
  origin: string;
  customer: string;
  /** All origins of that customer. */
  origins: string[];
  /** All their mail addresses, the one to prefer first; absent: the answer of a version that does not say what may be told there. */
  mails?: Mailbox[];
  name: string | null;
  language: 'ja' | 'en';
  postalAddress: object | null;
  /** What may be told by letter, by purpose. */
  letters?: Record<string, Consent>;
  /** Nobody may tell them anything any more; absent: the answer of a version that does not say. */
  stopped?: DataOf<typeof MessageHeld>['stopped'] | null;
}

/** What they said of a purpose wherever a channel reaches them, at the address to prefer first. */
function saidOn(channel: Channel, reach: Reach | undefined, purpose: string): (Consent | undefined)[] {
  if (channel === 'letter') return reach?.postalAddress ? [reach.letters?.[purpose]] : [];
  return (reach?.mails ?? []).map(({ consents }) => consents[purpose]);
}

/** The first channel the customer can be reached on and may be told this. */
export function channelFor({ channels }: Pick<Delivery, 'channels'>, reach: Reach | undefined, purpose: string): Channel | undefined {
  return channels.find((channel) => saidOn(channel, reach, purpose).some((consent) => consent?.permitted));
}

/** The mail address at which they may be told this. */
export const mailboxFor = (reach: Reach | undefined, purpose: string): Mailbox | undefined => reach?.mails?.find(({ consents }) => consents[purpose]?.permitted);

/** Why somebody who can be reached is not told: what they said, on the first channel. Undefined for who cannot be reached. */
export function declinedBy({ channels }: Pick<Delivery, 'channels'>, reach: Reach | undefined, purpose: string): Declined | undefined {
  const said = channels.map((channel) => saidOn(channel, reach, purpose)).find((each) => each.length > 0);
  return said && saidOf(said[0]);
}

/** Of what is not permitted. Silence at an address permits what one may object to, unless they did so at another of theirs. */
export function saidOf(consent: Consent | undefined): Declined {
  if (consent?.state && consent.state !== 'subscribed') return consent.state;
  return consent?.basis === 'objection' ? 'unsubscribed' : 'never-asked';
}

/** Whether they declined it wherever it could be told, so that no address or agreement is worth waiting for. */
export function isDeclined({ channels }: Pick<Delivery, 'channels'>, reach: Reach | undefined, purpose: string): boolean {
  return channels.every((channel) => {
    const said = saidOn(channel, reach, purpose);
    return said.length > 0 && said.every((consent) => saidOf(consent) !== 'never-asked');
  });
}

/** They could be reached, and do not want to be told: `never-asked` where one needs to ask beforehand, or of a purpose that there is not. */
export type Declined = NonNullable<DataOf<typeof MessageHeld>['consent']>;

/** Fills `{{name}}` places; one nobody gave a value for stays empty. */
export function render(text: string, variables: Record<string, string>): string {
  const valueOf = (name: string) => (Object.hasOwn(variables, name) ? variables[name]! : '');
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => valueOf(name));
}

/** What stands for a name is a way of speaking to somebody as it is: 「お客様」, not 「お客様さま」. */
export const withoutHonorifics = (text: string): string => text.replace(/(\{\{\s*name\s*\}\})[ \u3000]?(?:さま|様|さん)/g, '$1');

/** How long to wait after the so manieth attempt that the mail server did not take for a passing reason. */
export const retryDelayMs = (retrySeconds: number[], attempts: number) => retrySeconds[Math.min(attempts, retrySeconds.length) - 1]! * 1000;
