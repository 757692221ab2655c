import type { Tx } from '@engawa/postgres';
import type { DataSource } from 'typeorm';
import { readPurposes } from '../db/read-purposes.js';
import { CONCEALED } from '../domain/concealed.js';
import { consentFor, EVERYWHERE, isMobile, type Consent, type ConsentChange, type ConsentChannel, type ConsentState, type Purpose } from '../domain/consent.js';

interface Asked {
  /** Addresses in the form in which they are kept; what has none is asked about by the customer. */
  addresses: { channel: ConsentChannel; address: string }[];
  /** Whose letters are asked about, what they said themselves at each address, and last on each channel, wherever it was. */
  customers: string[];
}

export interface Said {
  state: ConsentState;
  at: Date;
  how: string;
  wording: string | null;
}

/**
 * What was said last of addresses and of customers' letters; of what was said at the same time a decline counts. Of who asked that the use be
 * stopped (commands/stop-use.ts) that counts at each address that they have, or will have, and for each purpose, until they agree to it there.
 */
export class LastSaid {
  private constructor(
    readonly purposes: Purpose[],
    private readonly said: Map<string, Said>,
  ) {}

  static async of(db: DataSource | Tx, { addresses, customers }: Asked): Promise<LastSaid> {
    const purposes = await readPurposes(db);
    // Letters have none: in its place they would name those of everybody.
    const places = addresses.filter(({ address }) => address !== '');
    const rows = await db.query<(Said & { name: string })[]>(
      `(SELECT DISTINCT ON (channel, address, purpose) concat_ws(' ', channel, purpose, address) AS name, state, occurred_at AS at, how, wording_version AS wording
          FROM unnest($1::text[], $2::text[]) AS asked (channel, address) JOIN consents USING (channel, address)
         ORDER BY channel, address, purpose, occurred_at DESC, state = 'subscribed', id DESC)
       UNION ALL
       (SELECT DISTINCT ON (customer_id, channel, purpose) concat_ws(' ', channel, purpose, customer_id), state, occurred_at, how, wording_version
          FROM origins JOIN consents USING (origin) WHERE customer_id = ANY($3)
         ORDER BY customer_id, channel, purpose, occurred_at DESC, state = 'subscribed', consents.id DESC)
       UNION ALL
       (SELECT DISTINCT ON (customer_id, channel, purpose, address) concat_ws(' ', channel, purpose, address, customer_id), state, occurred_at, how, wording_version
          FROM origins JOIN consents USING (origin) WHERE customer_id = ANY($3)
         ORDER BY customer_id, channel, purpose, address, occurred_at DESC, state = 'subscribed', consents.id DESC)
       UNION ALL
       (SELECT DISTINCT ON (customer_id) concat_ws(' ', '${EVERYWHERE}', customer_id), state, occurred_at, how, wording_version
          FROM origins JOIN consents USING (origin) WHERE customer_id = ANY($3) AND address = '${EVERYWHERE}' ORDER BY customer_id, occurred_at DESC, consents.id DESC)`,
      [places.map(({ channel }) => channel), places.map(({ address }) => address), customers],
    );
    return new LastSaid(purposes, new Map(rows.map(({ name, ...said }) => [name, said])));
  }

  /** `address`: one of the customer; empty for letters. */
  about(channel: ConsentChannel, purpose: Purpose, address: string, customer: string): { consent: Consent; said: Said | undefined } {
    const said = this.effective(channel, purpose, address, customer);
    return { consent: consentFor(purpose.basis, channel, said?.state ?? null, this.at(channel, purpose.id, customer)?.state), said };
  }

  /** Whoever asked that the use be stopped is protected from what others who have the same address agree to, not from what they decline. */
  private effective(channel: ConsentChannel, purpose: Purpose, address: string, customer: string): Said | undefined {
    const last = this.at(channel, purpose.id, address || customer);
    const stop = this.said.get(`${EVERYWHERE} ${customer}`);
    if (!stop || purpose.basis === 'contract') return last;
    const own = this.at(channel, purpose.id, `${address} ${customer}`);
    if (!own || own.at <= stop.at) return stop;
    return own.state === 'subscribed' ? last : own;
  }

  /** By purpose. */
  all(channel: ConsentChannel, address: string, customer: string): Record<string, Consent> {
    return Object.fromEntries(this.purposes.map((purpose) => [purpose.id, this.about(channel, purpose, address, customer).consent]));
  }

  /** `where`: an address, a customer, or an address with its customer. */
  at(channel: ConsentChannel, purpose: string, where: string): Said | undefined {
    return this.said.get(`${channel} ${purpose} ${where}`);
  }
}

const MINUTE_MS = 60_000;

/**
 * Without what was declined at the same address within the last minute, which says nothing more, be it sent by a mail program for ever.
 * What was declined earlier is: a report that comes late may tell what was said since.
 */
export async function notJustDeclined(db: DataSource | Tx, changes: ConsentChange[], now: Date): Promise<ConsentChange[]> {
  const last = await LastSaid.of(db, { addresses: changes, customers: [] });
  return changes.filter(({ channel, purpose, address }) => {
    const said = last.at(channel, purpose, address);
    return !said || said.state === 'subscribed' || now.getTime() - said.at.getTime() > MINUTE_MS;
  });
}

/** An address of a customer with what may be told there; of letters without one. */
export interface Reachable {
  channel: ConsentChannel;
  address: string;
  /** Origin of the address; of letters the customer. */
  origin: string;
  purposes: (Consent & { purpose: string; since: Date | null; how: string | null; wording: string | null })[];
}

/** Where a customer can be told something, and what they want to be told there. Nothing may be told to who died or lives in a home. */
export async function consentsOfCustomer(db: DataSource | Tx, customer: string): Promise<{ purposes: Purpose[]; addresses: Reachable[]; stopped: boolean }> {
  const known = await db.query<{ channel: ConsentChannel; address: string; origin: string }[]>(
    `SELECT DISTINCT ON (kind, value) kind AS channel, value AS address, origin
       FROM origins JOIN (SELECT origin, kind, value FROM identifiers UNION ALL SELECT origin, kind, value FROM weak_identifiers) AS own USING (origin)
      WHERE customer_id = $1 AND kind IN ('mail', 'phone', 'line') ORDER BY kind, value, origin`,
    [customer],
  );
  const phones = known.filter(({ channel }) => channel === 'phone');
  const places = [
    ...known.filter(({ channel }) => channel !== 'phone'),
    ...phones.filter(({ address }) => isMobile(address)).map((phone) => ({ ...phone, channel: 'sms' as const })),
    ...phones,
    ...(await faxesOf(db, customer)),
    { channel: 'letter' as const, address: '', origin: customer },
  ];
  const last = await LastSaid.of(db, { addresses: places, customers: [customer] });
  const [{ stopped }] = await db.query<[{ stopped: boolean }]>('SELECT EXISTS (SELECT FROM origins JOIN contact_stops USING (origin) WHERE customer_id = $1) AS stopped', [customer]);
  const addresses = places.map((place) => ({
    ...place,
    purposes: last.purposes.map((purpose) => {
      const { consent, said } = last.about(place.channel, purpose, place.address, customer);
      return { purpose: purpose.id, ...consent, permitted: consent.permitted && !stopped, since: said?.at ?? null, how: said?.how ?? null, wording: said?.wording ?? null };
    }),
  }));
  return { purposes: last.purposes, addresses, stopped };
}

/** Numbers are not known to be of a FAX but by what was said of them. */
function faxesOf(db: DataSource | Tx, customer: string): Promise<{ channel: 'fax'; address: string; origin: string }[]> {
  return db.query(
    `SELECT DISTINCT ON (address) channel, address, origin FROM origins JOIN consents USING (origin)
      WHERE customer_id = $1 AND channel = 'fax' AND address <> '${EVERYWHERE}' AND NOT starts_with(address, '${CONCEALED}') ORDER BY address, origin`,
    [customer],
  );
}
