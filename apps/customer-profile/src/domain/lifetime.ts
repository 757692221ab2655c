import {
  ContactClosed,
  ContactOpened,
  CustomerNoted,
  MessageHeld,
  MessageSent,
  OrderCancelled,
  OrderDelivered,
  OrderPlaced,
  OrderShipped,
  RemedyGranted,
  SurveyAnswered,
  SurveyInvited,
  WebTouched,
  type Words,
} from '@engawa/contracts';

/** For how long one kind of data is kept. */
export interface Lifetime {
  id: string;
  version: number;
  /** Kept until the person asks where there are none. */
  days: number | null;
  /** What the law asks for. */
  leastDays: number | null;
  name: Words;
  /** Where the days come from. */
  source: Words;
  /** Since when it counts; until then it is proposed, and nothing goes. */
  inForceAt: Date | null;
}

/** Entries that go from the timeline. Facts about one `whole`, such as an order, go together, when the last of them is old enough. */
export interface AgingEntries {
  types: string[];
  whole?: 'order' | 'contact';
  /** Types of which every whole that may go has an entry, where that is not all of them: a contact goes once it is closed, and those that nobody closes are not looked at. */
  foundBy?: string[];
}

/** What has a lifetime on the timeline. A correction goes with what it corrects. */
export const agingEntries: Record<string, AgingEntries> = {
  web: { types: [WebTouched.type] },
  contacts: { types: [ContactOpened.type, ContactClosed.type, RemedyGranted.type], whole: 'contact', foundBy: [ContactClosed.type, RemedyGranted.type] },
  answers: { types: [SurveyAnswered.type] },
  messages: { types: [MessageSent.type, MessageHeld.type, SurveyInvited.type] },
  notes: { types: [CustomerNoted.type] },
  orders: { types: [OrderPlaced.type, OrderShipped.type, OrderDelivered.type, OrderCancelled.type], whole: 'order' },
};

const DAY_MS = 24 * 60 * 60 * 1000;

/** What is from before it has had its days. */
export const endOf = (days: number, now: Date): Date => new Date(now.getTime() - days * DAY_MS);
