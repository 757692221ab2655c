import {
  ContactOpened,
  OrderCancelled,
  OrderDelivered,
  OrderPlaced,
  SurveyAnswered,
  WebTouched,
  type DataOf,
  type EventContract,
} from '@engawa/contracts';

/** What a fact counts as. The later fact about one subject wins. */
export interface Observation {
  /** An order's key, so that cancelling and placing it again stay one order; else the fact's id. */
  subject: string;
  type: string;
  amount?: number;
  voided?: boolean;
}

type Fact = { id: string; type: string; data: unknown };
const rules = new Map<string, (fact: Fact) => Observation>();

function counts<C extends EventContract>(contract: C, rule: (data: DataOf<C>, id: string) => Observation): void {
  rules.set(contract.type, ({ id, data }) => rule(data as DataOf<C>, id));
}

counts(OrderPlaced, ({ order, totalMinor }) => ({ subject: order, type: OrderPlaced.type, amount: totalMinor }));
// Orders count while they live: a cancelled one no longer does, until it is placed again.
counts(OrderCancelled, ({ order }) => ({ subject: order, type: OrderPlaced.type, voided: true }));
counts(OrderDelivered, (_, id) => ({ subject: id, type: OrderDelivered.type }));
// Contacts, answers and visits count once each; an answer's amount is its score.
counts(ContactOpened, (_, id) => ({ subject: id, type: ContactOpened.type }));
counts(SurveyAnswered, ({ score }, id) => ({ subject: id, type: SurveyAnswered.type, amount: score }));
counts(WebTouched, (_, id) => ({ subject: id, type: WebTouched.type }));

/** Undefined for a fact that no rule can count. */
export function observationOf(fact: Fact): Observation | undefined {
  return rules.get(fact.type)?.(fact);
}
