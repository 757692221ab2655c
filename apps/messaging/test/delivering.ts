import { randomUUID } from 'node:crypto';
import { connectPostgres, inTransaction } from '@engawa/postgres';
import { freshDatabase } from '@engawa/testkit';
import { Clock } from '@engawa/timers';
import type { DataSource } from 'typeorm';
import { askDeliveries } from '../src/commands/ask-deliveries.js';
import type { MessagingConfig } from '../src/config.js';
import { DeliverySettings } from '../src/db/delivery-settings.entity.js';
import { migrations } from '../src/db/migrations/index.js';
import { Template } from '../src/db/template.entity.js';
import type { Channel } from '../src/domain/delivery.js';
import { DeliverMessages } from '../src/jobs/deliver-messages.js';
import { CustomerReaches } from '../src/providers/customer-reaches.js';
import { MailServer } from '../src/providers/mail-server.js';
import { MailRoom, openAddressBook, type AddressBook, type Answer } from './mail-room.js';

interface Parts {
  db: DataSource;
  clock: Clock;
  addresses: AddressBook;
}

/** A job as a process of its own has it, with a mail server on this port. */
export function makeJob({ db, clock, addresses, port }: Parts & { port: number }): { job: DeliverMessages; mails: MailServer } {
  const config = {
    GATEWAY_URL: addresses.url,
    CUSTOMER_PROFILE_URL: addresses.url,
    SERVICE_CREDENTIAL: 'credential',
    SMTP_URL: `smtp://127.0.0.1:${port}?ignoreTLS=true`,
    MAIL_FROM: '結び野の食卓 <hello@example.jp>',
  } as MessagingConfig;
  const mails = new MailServer(config);
  return { job: new DeliverMessages(db, clock, mails, new CustomerReaches(config)), mails };
}

/** A job beside a database, a mail server and customer-profile's answers of its own. */
export async function startDelivering() {
  const database = await freshDatabase(migrations);
  const db = await connectPostgres({ url: database.url, applicationName: 'test' }, [Template, DeliverySettings]);
  const [clock, addresses, room] = [new Clock(), await openAddressBook(), new MailRoom()];
  const { job, mails } = makeJob({ db, clock, addresses, port: await room.open() });
  const stop = async () => {
    mails.onApplicationShutdown();
    await room.close();
    await addresses.close();
    await db.destroy();
    await database.drop();
  };
  return { db, clock, addresses, room, job, stop };
}

interface Asked {
  reach: Answer | undefined;
  channels?: Channel[] | undefined;
  template?: string | undefined;
}

/** A wish that somebody whom customer-profile reaches like this be told something; gives the delivery's id. */
export async function askFor({ db, clock, addresses }: Parts, { reach, channels = ['mail', 'letter'], template = 'thank-you' }: Asked): Promise<string> {
  const [id, origin] = [randomUUID(), randomUUID()];
  if (reach) addresses.reaches.set(origin, reach);
  const asked = { id, origin, template, variables: {}, channels, occurredAt: clock.now() };
  await inTransaction(db, (tx) => askDeliveries(tx, [asked], clock.now()));
  return id;
}
