import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CONFIG } from '@engawa/service';
import { createTransport, type Transporter } from 'nodemailer';
import type { MessagingConfig } from '../config.js';

export interface Mail {
  /** Our id of the message; the mail's Message-ID is made of it. */
  delivery: string;
  to: string;
  subject: string;
  text: string;
}

/**
 * `sent`: the server has it. `refused`: it will never take it. `later`: it did not take it, for a reason that passes.
 * `unknown`: the connection broke while it was being handed over.
 */
export type HandOver = 'sent' | 'refused' | 'later' | 'unknown';

/** The company's mail server, by SMTP. */
@Injectable()
export class MailServer implements OnApplicationShutdown {
  private readonly transport: Transporter;

  constructor(@Inject(CONFIG) private readonly config: MessagingConfig) {
    const options = { pool: true, maxConnections: 4, connectionTimeout: 5000, greetingTimeout: 5000, socketTimeout: 20_000 };
    const url = new URL(config.SMTP_URL);
    for (const [name, value] of Object.entries(options)) url.searchParams.set(name, String(value));
    this.transport = createTransport(url.href);
  }

  onApplicationShutdown(): void {
    this.transport.close();
  }

  async handOver(mail: Mail): Promise<HandOver> {
    try {
      await this.transport.sendMail({
        from: this.config.MAIL_FROM,
        to: mail.to,
        subject: mail.subject,
        text: mail.text,
        messageId: `<${mail.delivery}@engawa>`,
      });
      return 'sent';
    } catch (error) {
      return outcomeOf(error as { responseCode?: number; command?: string });
    }
  }
}

/** RFC 5321: 5yz is for good, 4yz passes; without an answer to DATA nobody knows. */
function outcomeOf({ responseCode, command }: { responseCode?: number; command?: string }): HandOver {
  if (responseCode && responseCode >= 500) return 'refused';
  if (responseCode) return 'later';
  return command === 'DATA' ? 'unknown' : 'later';
}
