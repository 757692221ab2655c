import { check } from './check.mjs';

/** Two orders with two events each and one closed contact, as they are where nothing went wrong. */
export function story() {
  const ledger = [
    ...['a', 'b'].flatMap((key) =>
      [1, 2].map((seq) => ({
        ...{ cause: `${key}-${seq}`, kind: 'order', key, seq, outcome: 'accepted' },
        state: seq === 2 && key === 'b' ? 'cancelled' : 'live',
      })),
    ),
    { cause: 'call', kind: 'contact', key: 'call', seq: 1, state: 'closed', outcome: 'accepted' },
    { cause: 'no', kind: 'order', key: 'no', seq: 1, isWrong: true, wasRefused: true, outcome: 'refused' },
  ];
  const accepted = ledger.filter(({ outcome }) => outcome === 'accepted');
  const facts = accepted.map(({ cause }) => ({ id: `fact ${cause}`, cause, type: 'stated' }));
  return {
    ledger,
    tables: {
      receipts: accepted.filter(({ kind }) => kind === 'order').map(({ cause }) => ({ cause })),
      facts,
      contacts: [{ cause: 'call', id: '7' }],
      entries: [...facts, entered].map(({ id }, place) => ({
        ...{ id, origin: originOf(id), revision: String(place + 1) },
      })),
      stream: [...facts, entered].map(({ id }) => ({ id, origin: originOf(id) })),
      counted: [
        { key: 'a', amount: 2, voided: false },
        { key: 'b', amount: null, voided: true },
      ],
      deliveries: ['d', 'i'].map((id) => ({ id, status: 'sent', reason: null, channel: 'mail' })),
      mails: ['d', 'i'].map((delivery) => ({
        delivery,
        thanks: delivery === 'd',
        address: 'aya@example.jp',
      })),
      ...effects(),
      deadLetters: [],
      left: [],
    },
  };
}

export const entered = {
  id: 'fact a-entered',
  type: 'engawa.segment.entered',
  segment: 'first',
  origin: 'origin of a',
};

/** The first customer entered a segment, is thanked for it, and is asked about the contact. */
function effects() {
  const inJourney = { origin: entered.origin, journey: 'thanks' };
  return {
    consequences: [entered],
    journeys: [{ id: 'thanks', segment: 'first' }],
    ...{ enrolled: [inJourney], asked: [{ ...inJourney }] },
    ...{ surveys: ['csat'], invitations: [{ id: 'i', survey: 'csat', contact: '7' }] },
    segments: [
      { id: 'first', rule: { measure: 'count', of: 'order.placed', op: '=', value: 1 } },
      { id: 'loyal', rule: { measure: 'count', of: 'order.placed', op: '>=', value: 6 } },
      { id: 'dormant', rule: { all: [] } },
    ],
    memberships: [{ segment: 'first', customer: 'aya' }],
    once: [],
    places: [
      { origin: 'origin of a', customer: 'aya' },
      { origin: 'origin of b', customer: 'ken' },
    ],
  };
}

const originOf = (id) => `origin of ${id.split(/[ -]/)[1]}`;

/** What the checker finds after something in the story was changed, without the columns that are empty. */
export function found(change) {
  const { ledger, tables } = story();
  change(tables, ledger);
  return Object.fromEntries(Object.entries(check(ledger, tables)).filter(([, list]) => list.length > 0));
}

export const without = (list, test) => list.splice(list.findIndex(test), 1);
