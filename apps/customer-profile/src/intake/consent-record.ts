import { Controller } from '@nestjs/common';
import { ConsentRecord, type DataOf } from '@engawa/contracts';
import { On, reported, type Batch, type Reported } from '@engawa/inbox';
import { recordConsents, type ConsentAct } from '../commands/record-consents.js';
import { addressOn, kindOf, type ConsentChange } from '../domain/consent.js';

/** Other systems tell what people agreed to, or declined. */
@Controller()
export class ConsentRecordIntake {
  @On(ConsentRecord)
  async record(batch: Batch<typeof ConsentRecord>): Promise<void> {
    const acts = reported(batch).flatMap((report, place): Reported<ConsentAct>[] => {
      const { customer, form, from } = report.data;
      const cause = { ...report.cause, occurredAt: notAfter(batch.items[place]!.recordedAt, report.cause.occurredAt) };
      const changes = changesOf(report.data);
      const lacking = changes.findIndex((change) => change === undefined);
      if (lacking < 0) return [{ ...report, cause, data: { customer, how: 'report', changes: changes as ConsentChange[], form, from } }];
      report.reject('no-address', `/consents/${lacking}/address is missing, is none, or is not verified`);
      return [];
    });
    await recordConsents(batch.tx, acts);
  }
}

/**
 * Undefined for what has no address, and for an agreement by somebody who only says that the address is theirs. What is declined without
 * an address is declined at each of theirs; the further ones stand at the end, so that a place in the list is the report's.
 */
function changesOf({ customer, consents, wording }: DataOf<typeof ConsentRecord>): (ConsentChange | undefined)[] {
  const meant = consents.map(({ channel, purpose, state, address: told }) => {
    const own = customer.identifiers.filter(({ kind }) => kind === kindOf(channel));
    const said = told ? [told] : state === 'subscribed' || own.length === 0 ? [own[0]?.value] : own.map(({ value }) => value);
    const addresses = [...new Set(said.flatMap((value) => addressOn(channel, value) ?? []))];
    const isClaimed = (address: string) => own.some(({ value, verified }) => verified === false && addressOn(channel, value) === address);
    return addresses.flatMap((address): ConsentChange[] => (isClaimed(address) && state === 'subscribed' ? [] : [{ channel, purpose, state, address, wording }]));
  });
  return [...meant.map(([first]) => first), ...meant.flatMap(([, ...further]) => further)];
}

/** Nobody agreed later than it was published: a clock ahead, or a report without a time, would outdo what they decline meanwhile. */
const notAfter = (publishedAt: Date, at: Date) => (at > publishedAt ? publishedAt : at);
