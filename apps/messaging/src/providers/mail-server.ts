import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG } from '@engawa/service';
import { createTransport, type Transporter } from 'nodemailer';
import { Readable } from 'node:stream';
import type { MessagingConfig } from '../config.js';

export interface Mail {
  /** Our id of the message; the mail's Message-ID is made of it. */
  delivery: string;
  to: string;
  subject: string;
  text: string;
  /** Where the receiver's mail program declines further ones by itself. */
  unsubscribe: string | undefined;
}

/**
 * `sent`: the server has it. `refused`: it will never take it. `later`: it did not take it, for a reason that passes, or it may not go any more.
 * `unknown`: the connection broke once the content was on its way.
 */
export type HandOver = 'sent' | 'refused' | 'later' | 'unknown';

/** The company's mail server, by SMTP. */
@Injectable()
export class MailServer implements OnApplicationShutdown {
  private readonly transport: Transporter;
  private readonly going = new Map<string, Going>();

  constructor(@Inject(CONFIG) private readonly config: MessagingConfig) {
    const options = { pool: true, maxConnections: 4, connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 20_000 };
    const url = new URL(config.SMTP_URL);
    for (const [name, value] of Object.entries(options)) url.searchParams.set(name, String(value));
    this.transport = createTransport(url.href);
    this.transport.use('stream', (mail, done) => {
      const going = this.going.get(String(mail.data.messageId))!;
      mail.message.processFunc((content) => Readable.from(begin(going, content), { objectMode: false }));
      done();
    });
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }

  /** `mayGo` is asked when the server is ready for the content, be it long after the call: what it answers counts for two seconds. */
  async handOver(mail: Mail, mayGo: () => Promise<boolean>): Promise<HandOver> {
    const messageId = `<${mail.delivery}@engawa>`;
    const going: Going = { mayGo, begun: false };
    this.going.set(messageId, going);
    try {
      await this.transport.sendMail({
        from: this.config.MAIL_FROM,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        messageId,
        headers: mail.unsubscribe ? oneClick(mail.unsubscribe) : {},
      });
      return 'sent';
    } catch (error) {
      return error instanceof BrokenOff ? 'later' : outcomeOf(error as { responseCode?: number; command?: string }, going.begun);
    } finally {
      this.going.delete(messageId);
    }
  }
}

/** A mail whose content the server has not asked for, or, once begun, has. */
interface Going {
  mayGo: () => Promise<boolean>;
  begun: boolean;
}

/** Closes the connection: a server keeps nothing of a mail whose end did not come (RFC 5321, 4.1.1.4). */
class BrokenOff extends Error {}

/** Content is read only after the server's 354. nodemailer's errors do not tell whether it was. */
async function* begin(going: Going, content: Readable): AsyncGenerator<Buffer> {
  if (!(await going.mayGo())) throw new BrokenOff();
  going.begun = true;
  yield* content as AsyncIterable<Buffer>;
}

/** RFC 8058. Not folded: a break in the address would end the signature that the mail server puts over it. */
const oneClick = (url: string) => ({
  'List-Unsubscribe': { prepared: true, value: `<${url}>` },
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});

/** RFC 5321: 5yz is for good, 4yz passes; once content went out without an answer to it, nobody knows. */
function outcomeOf({ responseCode, command }: { responseCode?: number; command?: string }, begun: boolean): HandOver {
  // nodemailer itself refuses an address that is none.
  if (command === 'API' || (responseCode && responseCode >= 500)) return 'refused';
  if (responseCode) return 'later';
  return begun ? 'unknown' : 'later';
}
