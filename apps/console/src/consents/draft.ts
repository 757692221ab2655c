import type { ConsentChannel, ConsentState, ReachableAddress, SaidConsents } from '../api/consents.js';

/** What somebody is writing down of what a customer said. */
export interface Draft {
  /** Sent with each attempt, and new with each change: trying again after a lost answer records it once. */
  key: string;
  purposes: string[];
  /** Keys of places. */
  places: string[];
  /** A FAX number that nothing was said of yet. */
  fax: string;
  state: ConsentState | '';
  form: string;
}
export type DraftField = Exclude<keyof Draft, 'key'>;

/** What looks like one address: two that are masked alike cannot be told apart, and what is declined of one is of both. */
export interface Place {
  key: string;
  channel: ConsentChannel;
  origin: string;
  /** Empty for letters. */
  address: string;
}

/** Channels on which nothing is advertised before somebody agreed, of which a proof is kept. */
const askedBefore = new Set<ConsentChannel>(['mail', 'sms', 'line', 'fax']);

export const emptyDraft = (key: string): Draft => ({
  key,
  purposes: [],
  places: [],
  fax: '',
  state: '',
  form: '',
});

export function placesOf(addresses: ReachableAddress[]): Place[] {
  const places = addresses.map(({ channel, origin, address }) => ({
    key: `${channel}/${origin}/${address}`,
    channel,
    origin,
    address,
  }));
  return [...new Map(places.map((place) => [place.key, place])).values()];
}

const chosenOf = ({ places }: Draft, all: Place[]) => all.filter(({ key }) => places.includes(key));

/** Whether nothing is recorded without how it was said. */
export function needsForm(draft: Draft, all: Place[]): boolean {
  const isAsked =
    draft.fax.trim() !== '' || chosenOf(draft, all).some(({ channel }) => askedBefore.has(channel));
  return draft.state === 'subscribed' && isAsked;
}

/** What is missing before it can be sent. */
export function toFix(draft: Draft, all: Place[]): DraftField[] {
  const isEmpty = (field: 'purposes' | 'places' | 'state') =>
    draft[field].length === 0 && !(field === 'places' && draft.fax.trim());
  const empty = (['purposes', 'places', 'state'] as const).filter(isEmpty);
  return needsForm(draft, all) && !draft.form.trim() ? [...empty, 'form'] : empty;
}

/** Of a draft in which nothing is missing: each purpose at each place. */
export function saidOf(draft: Draft, all: Place[]): SaidConsents {
  const state = draft.state as ConsentState;
  const form = draft.form.trim();
  const fax = draft.fax.trim();
  const consents = draft.purposes.flatMap((purpose) => [
    ...chosenOf(draft, all).map(({ channel, origin, address }) => ({
      channel,
      purpose,
      state,
      origin,
      ...(address ? { address } : {}),
    })),
    ...(fax ? [{ channel: 'fax' as const, purpose, state, address: fax }] : []),
  ]);
  return { consents, ...(form ? { form } : {}) };
}
