import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { openPeer, type Peer } from '@engawa/testkit';
import { SMTPServer } from 'smtp-server';
import type { Reach } from '../src/domain/delivery.js';

export interface ReceivedMail {
  to: string;
  text: string;
}

/** What the mail server does with the next mails; it takes them unless a test says otherwise. */
export interface MailBehaviour {
  /** Answers RCPT TO with this code. */
  refuse?: number;
  /** Answers the content with this code. */
  refuseContent?: number;
  /** Is called before RCPT TO is answered. */
  beforeContent?: () => void;
  /** Is called when a whole mail was handed over, before it is answered. */
  beforeAnswer?: () => Promise<void>;
  /** Breaks the connection instead of answering: before the first byte of a mail, or after its last. */
  breakOff?: 'before' | 'after';
}

/** A real SMTP server that keeps what it got. */
export class MailRoom {
  readonly mails: ReceivedMail[] = [];
  behaviour: MailBehaviour = {};
  private server?: SMTPServer;
  private readonly sockets = new Set<Socket>();

  async open(port = 0): Promise<number> {
    this.server = new SMTPServer({
      disabledCommands: ['AUTH', 'STARTTLS'],
      closeTimeout: 100,
      onRcptTo: (_address, _session, done) => {
        const { refuse, breakOff, beforeContent } = this.behaviour;
        beforeContent?.();
        if (breakOff === 'before') return this.breakAll();
        done(refusal(refuse));
      },
      onData: (stream, session, done) => {
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('end', () => {
          const to = session.envelope.rcptTo.map((address) => address.address).join();
          void this.take({ to, text: Buffer.concat(chunks).toString() }).then((answered) => answered && done(refusal(this.behaviour.refuseContent)));
        });
      },
    });
    this.server.on('error', () => undefined);
    this.server.server.on('connection', (socket: Socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
    const listening = this.server.listen(port, '127.0.0.1') as Server;
    await once(listening, 'listening');
    return (listening.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    this.breakAll();
    await new Promise<void>((closed) => (this.server ? this.server.close(() => closed()) : closed()));
    this.server = undefined;
  }

  private async take(mail: ReceivedMail): Promise<boolean> {
    this.mails.push(mail);
    await this.behaviour.beforeAnswer?.();
    if (this.behaviour.breakOff !== 'after') return true;
    this.breakAll();
    return false;
  }

  private breakAll(): void {
    for (const socket of this.sockets) socket.destroy();
  }
}

const refusal = (code?: number) => (code ? Object.assign(new Error('refused'), { responseCode: code }) : null);

/** What customer-profile says of somebody; `mail` alone: an address at which they want to be told everything. */
export type Answer = Partial<Reach> & { mail?: string };

export interface AddressBook extends Peer {
  reaches: Map<string, Answer>;
}

/** Answers as the gateway (tokens) and customer-profile (addresses) do. */
export async function openAddressBook(): Promise<AddressBook> {
  const reaches = new Map<string, Answer>();
  const peer = await openPeer<{ origins: string[] }>(({ origins }) =>
    origins.filter((origin) => reaches.has(origin)).map((origin) => reachOf(origin, reaches.get(origin)!)),
  );
  return { ...peer, reaches };
}

/** They want to be told everything. */
const anything = { service: { basis: 'contract', state: null, permitted: true }, news: { basis: 'consent', state: 'subscribed', permitted: true } } as const;

const reachOf = (origin: string, { mail, ...reach }: Answer): Omit<Reach, 'mails'> => {
  const mails = mail ? [{ address: mail, consents: anything, preferences: 'https://hello.example.jp/p/token' }] : [];
  return { origin, customer: origin, origins: [origin], name: null, language: 'ja', postalAddress: null, stopped: null, letters: anything, ...{ mails }, ...reach };
};
