import { Injectable } from '@nestjs/common';
import type { Words } from '@engawa/contracts';
import { inTransaction } from '@engawa/postgres';
import { JobEvery, type Job } from '@engawa/service';
import { endSpans, within } from '@engawa/telemetry';
import { Clock } from '@engawa/timers';
import { DataSource } from 'typeorm';
import { claimDeliveries } from '../commands/claim-deliveries.js';
import { finishDeliveries, type End } from '../commands/finish-deliveries.js';
import { DeliverySettings } from '../db/delivery-settings.entity.js';
import { Template } from '../db/template.entity.js';
import { channelFor, declinedBy, isDeclined, mailboxFor, render, retryDelayMs, saidOf, withoutHonorifics, type Channel, type Declined, type Delivery, type Mailbox, type Reach } from '../domain/delivery.js';
import { notYetJoined } from '../queries/not-yet-joined.js';
import { CustomerReaches } from '../providers/customer-reaches.js';
import { MailServer, type HandOver } from '../providers/mail-server.js';
import { FreshReaches } from './fresh-reaches.js';
import { traceAttempt } from './trace-attempt.js';

/** How an attempt by mail ended: at the mail server, or because contact was stopped or they declined before. */
interface Ended {
  mail: Ready;
  outcome: HandOver | NonNullable<Reach['stopped']> | Declined;
}

interface Ready {
  delivery: Delivery;
  channel: Channel;
  reach: Reach;
  /** Of a mail. */
  mailbox: Mailbox | undefined;
  purpose: string;
  subject: string;
  text: string;
  /** Where a mail program declines for its owner, where it can be declined. */
  unsubscribe: string | undefined;
}

const BATCH = 100;
/** As many connections as the mail server is given. */
const MAILS_AT_ONCE = 4;
const ADDRESS_RETRY_MS = 2000;

/**
 * Brings messages to customers. Every attempt is committed before it is made; what a crash leaves in the middle is
 * for ReconcileAttempts. A customer without an address on one channel is tried on the next; without any the message
 * waits a while for one that is still on its way, and is then held with the reason; one to somebody who died or lives in a
 * home is held at once, and so is one that they declined; one that they were never asked about when its time has come. A message to somebody who was joined
 * with another customer waits until that is known here, since one of the two may have been told already.
 */
@JobEvery(150)
@Injectable()
export class DeliverMessages implements Job {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly mails: MailServer,
    private readonly customers: CustomerReaches,
  ) {}

  async run(): Promise<number> {
    const claimed = await claimDeliveries(this.db, this.clock.now(), BATCH);
    if (claimed.length === 0) return 0;
    try {
      await this.deliver(claimed);
    } catch (error) {
      await this.release(claimed);
      throw error;
    }
    return claimed.length;
  }

  private async deliver(claimed: Delivery[]): Promise<void> {
    const reaches = new FreshReaches([...new Set(claimed.map(({ origin }) => origin))], (origins) => this.customers.of(origins));
    const reachOf = await reaches.now();
    const joining = await notYetJoined(this.db, [...reachOf.values()]);
    const settings = await this.db.getRepository(DeliverySettings).findOneByOrFail({ id: 'delivery' });
    const templates = await this.db.getRepository(Template).find();
    const templateOf = new Map(templates.map((template) => [template.id, template]));

    const ends: End[] = [];
    const waiting: Delivery[] = [];
    const ready: Ready[] = [];
    for (const delivery of claimed) {
      const template = templateOf.get(delivery.template);
      const reach = reachOf.get(delivery.origin);
      if (joining.has(delivery.origin) || isUnanswered(reach)) waiting.push(delivery);
      else if (!template) ends.push({ delivery, subject: delivery.template, held: 'no-template' });
      else if (reach?.stopped) ends.push({ delivery, subject: template.subject.ja, held: 'no-address', stopped: reach.stopped });
      else {
        const channel = channelFor(delivery, reach, template.purpose);
        if (channel && reach) ready.push(readyOn(channel, { delivery, template, reach, settings }));
        else if (this.clock.now() < delivery.waitUntil && !isDeclined(delivery, reach, template.purpose)) waiting.push(delivery);
        else ends.push({ delivery, subject: template.subject.ja, ...whyHeld(delivery, reach, template.purpose) });
      }
    }
    await inTransaction(this.db, async (tx) => {
      await finishDeliveries(tx, ends, this.clock.now());
      await postpone(tx, waiting, new Date(this.clock.now().getTime() + ADDRESS_RETRY_MS));
    });
    await this.listLetters(ready.filter((each) => each.channel === 'letter'));
    await this.sendMails(ready.filter((each) => each.channel === 'mail'), settings.retrySeconds, reaches);
  }

  private async listLetters(letters: Ready[]): Promise<void> {
    if (letters.length === 0) return;
    const now = this.clock.now();
    const spans = letters.flatMap((each) => traceAttempt(each.delivery, 'letter') ?? []);
    await inTransaction(this.db, async (tx) => {
      await tx.query(
        // Locked, so that nothing of somebody who is erased just now is put on paper.
        `WITH open AS (SELECT id FROM deliveries WHERE id = ANY($1) AND status IN ('pending', 'attempting') ORDER BY id FOR UPDATE)
         INSERT INTO letters (delivery, name, address, subject, body, listed_at)
         SELECT delivery, name, address, subject, body, $6
           FROM unnest($1::uuid[], $2::text[], $3::jsonb[], $4::text[], $5::text[]) AS new (delivery, name, address, subject, body)
           JOIN open ON open.id = delivery
         ON CONFLICT DO NOTHING`,
        [
          letters.map((each) => each.delivery.id),
          letters.map((each) => each.reach.name ?? ''),
          letters.map((each) => JSON.stringify(each.reach.postalAddress)),
          letters.map((each) => each.subject),
          letters.map((each) => each.text),
          now,
        ],
      );
      const ends = letters.map(({ delivery, subject, channel }) => ({ delivery, subject, sent: channel }));
      await finishDeliveries(tx, ends, now);
    });
    endSpans(spans);
  }

  private async sendMails(mails: Ready[], retrySeconds: number[], reaches: FreshReaches): Promise<void> {
    if (mails.length === 0) return;
    const begun = await this.begin(mails);
    const outcomes: Ended[] = [];
    const handOverInTurn = async () => {
      for (let mail = begun.shift(); mail; mail = begun.shift()) outcomes.push({ mail, outcome: await this.handOver(mail, reaches) });
    };
    await Promise.all(Array.from({ length: MAILS_AT_ONCE }, handOverInTurn));
    await this.conclude(outcomes, retrySeconds);
  }

  /** Asks whether it may still, and once more when the mail server is ready for the content: it may have been slow with those before, and with this one. */
  private async handOver(mail: Ready, reaches: FreshReaches): Promise<Ended['outcome']> {
    const { delivery, mailbox, subject, text, unsubscribe } = mail;
    let against = await againstNow(mail, reaches);
    if (against || !mailbox) return against ?? 'later';
    const mayGo = async () => (against = await againstNow(mail, reaches)) === undefined;
    const span = traceAttempt(delivery, 'mail');
    const handedOver = await within(span, () => this.mails.handOver({ delivery: delivery.id, to: mailbox.address, subject, text, unsubscribe }, mayGo));
    const outcome = against ?? handedOver;
    if (span) endSpans([span], outcome === 'sent' ? undefined : { code: outcome });
    return outcome;
  }

  /** Commits that the attempts begin. Those that are no longer ours are left out. */
  private async begin(mails: Ready[]): Promise<Ready[]> {
    const rows = await this.db.query<{ id: string }[]>(
      `WITH begun AS (
         UPDATE deliveries SET status = 'attempting', attempts = attempts + 1, claimed_until = clock_timestamp() + interval '60 seconds'
          WHERE id = ANY($1) AND status = 'pending' RETURNING id, attempts)
       INSERT INTO attempts (delivery, number, channel) SELECT id, attempts, 'mail' FROM begun RETURNING delivery AS id`,
      [mails.map((mail) => mail.delivery.id)],
    );
    const ours = new Set(rows.map((row) => row.id));
    return mails.filter((mail) => ours.has(mail.delivery.id));
  }

  private async conclude(outcomes: Ended[], retrySeconds: number[]): Promise<void> {
    const now = this.clock.now();
    const ends: End[] = [];
    for (const { mail, outcome } of outcomes) {
      const { delivery, subject } = mail;
      if (outcome === 'sent') ends.push({ delivery, subject, sent: 'mail' });
      if (outcome === 'unknown') ends.push({ delivery, subject, held: 'unknown' });
      if (outcome === 'deceased' || outcome === 'care-home') ends.push({ delivery, subject, held: 'no-address', stopped: outcome });
      if (outcome === 'never-asked' || outcome === 'unsubscribed' || outcome === 'withdrawn') ends.push({ delivery, subject, held: 'no-address', consent: outcome });
    }
    const again = outcomes.filter(({ outcome }) => outcome === 'later' || outcome === 'refused');
    await inTransaction(this.db, async (tx) => {
      await tx.query(
        `UPDATE attempts SET outcome = done.outcome FROM unnest($1::uuid[], $2::int[], $3::text[]) AS done (delivery, number, outcome)
          WHERE attempts.delivery = done.delivery AND attempts.number = done.number`,
        [
          outcomes.map(({ mail }) => mail.delivery.id),
          outcomes.map(({ mail }) => mail.delivery.attempts + 1),
          outcomes.map(({ outcome }) => outcome),
        ],
      );
      await finishDeliveries(tx, ends, now);
      for (const { mail, outcome } of again) {
        const { delivery } = mail;
        const channels = outcome === 'refused' ? delivery.channels.filter((channel) => channel !== 'mail') : delivery.channels;
        const dueAt = outcome === 'refused' ? now : new Date(now.getTime() + retryDelayMs(retrySeconds, delivery.attempts + 1));
        // One that was taken for abandoned meanwhile is closed and stays so.
        await tx.query(
          `UPDATE deliveries SET status = 'pending', channels = $2, due_at = $3, claimed_until = '-infinity'
            WHERE id = $1 AND status = 'attempting'`,
          [delivery.id, channels, dueAt],
        );
      }
    });
  }

  private async release(claimed: Delivery[]): Promise<void> {
    const soon = new Date(this.clock.now().getTime() + ADDRESS_RETRY_MS);
    await this.db
      .query(`UPDATE deliveries SET claimed_until = '-infinity', due_at = $2 WHERE id = ANY($1) AND status = 'pending'`, [
        claimed.map((delivery) => delivery.id),
        soon,
      ])
      .catch(() => undefined);
  }
}

/** Why a mail is not to leave now, by a fresh answer about the address that it is written to; undefined: it may. */
async function againstNow({ delivery, mailbox, purpose }: Ready, reaches: FreshReaches): Promise<Ended['outcome'] | undefined> {
  const now = (await reaches.now().catch(() => undefined))?.get(delivery.origin);
  if (now?.stopped === undefined) return 'later';
  if (now.stopped !== null) return now.stopped;
  const consent = now.mails?.find(({ address }) => address === mailbox?.address)?.consents[purpose];
  if (!consent) return 'later';
  return consent.permitted ? undefined : saidOf(consent);
}

/** A customer-profile of a version that does not say yet whom nobody is to write to, or what they want to be told. */
const isUnanswered = (reach: Reach | undefined) => reach !== undefined && (reach.stopped === undefined || reach.mails === undefined);

function whyHeld(delivery: Delivery, reach: Reach | undefined, purpose: string): Pick<Extract<End, { held: unknown }>, 'held' | 'consent'> {
  const consent = declinedBy(delivery, reach, purpose);
  if (consent) return { held: 'no-address', consent };
  return { held: delivery.attempts > 0 ? 'refused' : 'no-address' };
}

async function postpone(tx: { query: DataSource['query'] }, deliveries: Delivery[], dueAt: Date): Promise<void> {
  if (deliveries.length === 0) return;
  await tx.query(`UPDATE deliveries SET due_at = $2, claimed_until = '-infinity' WHERE id = ANY($1)`, [
    deliveries.map((delivery) => delivery.id),
    dueAt,
  ]);
}

interface Parts {
  delivery: Delivery;
  template: Template;
  reach: Reach;
  settings: DeliverySettings;
}

/** A mail of what can be declined says where, to its reader and to their mail program (RFC 8058). */
function readyOn(channel: Channel, { delivery, template, reach, settings }: Parts): Ready {
  const { name, language } = reach;
  const { purpose } = template;
  const mailbox = channel === 'mail' ? mailboxFor(reach, purpose) : undefined;
  const variables = { name: name ?? settings.nameless[language], ...delivery.variables };
  const filled = (words: Words) => render(name ? words[language] : withoutHonorifics(words[language]), variables);
  const ready = { delivery, channel, reach, mailbox, purpose, subject: filled(template.subject), text: filled(template.body), unsubscribe: undefined };
  if (!mailbox || mailbox.consents[purpose]?.basis === 'contract') return ready;
  const text = `${ready.text}\n\n--\n${settings.footer[language]}\n${mailbox.preferences}`;
  return { ...ready, text, unsubscribe: `${mailbox.preferences}/unsubscribe?purpose=${purpose}` };
}
