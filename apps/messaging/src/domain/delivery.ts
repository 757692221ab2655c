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

/** Where a message can reach somebody, as customer-profile answers. */
export interface Reach {
  origin: string;
  customer: string;
  /** All origins of that customer. */
  origins: string[];
  mail: string | null;
  name: string | null;
  language: 'ja' | 'en';
  postalAddress: object | null;
  /** Nobody may tell them anything any more; absent: the answer of a version that does not say. */
  stopped?: DataOf<typeof MessageHeld>['stopped'] | null;
}

/** The first channel the customer can be reached on. */
export function channelFor(delivery: Pick<Delivery, 'channels'>, reach: Reach | undefined): Channel | undefined {
  return delivery.channels.find((channel) => (channel === 'mail' ? reach?.mail : reach?.postalAddress));
}

/** Fills `{{name}}` places; one nobody gave a value for stays empty. */
export function render(text: string, variables: Record<string, string>): string {
  const valueOf = (name: string) => (Object.hasOwn(variables, name) ? variables[name]! : '');
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => valueOf(name));
}

/** What stands for a name is a way of speaking to somebody as it is: 「お客様」, not 「お客様さま」. */
export const withoutHonorifics = (text: string): string => text.replace(/(\{\{\s*name\s*\}\})[ \u3000]?(?:さま|様|さん)/g, '$1');

/** How long to wait after the so manieth attempt that the mail server did not take for a passing reason. */
export const retryDelayMs = (retrySeconds: number[], attempts: number) => retrySeconds[Math.min(attempts, retrySeconds.length) - 1]! * 1000;
