import { Injectable } from '@nestjs/common';
import { Problem } from '@engawa/http';
import type { Producer } from 'kafkajs';
import type { IntakeMessage } from '../commands/accept-items.js';

/** Messages of one request that go into one send together. */
interface Part {
  messages: IntakeMessage[];
  bytes: number;
}

interface Waiting extends Part {
  done: () => void;
  failed: (error: unknown) => void;
}

/** How long items of concurrent requests are gathered. */
const GATHER_MS = 3;
const SEND_MESSAGES = 1000;
/** Brokers take 1 MB for a partition, and all items of a send may be in one. */
const SEND_BYTES = 512 * 1024;
const SENDS_AT_ONCE = 4;
const ACKNOWLEDGED_WITHIN_MS = 10_000;
const WAITING_MESSAGES = 20_000;
const WAITING_BYTES = 32 * 1024 * 1024;

/**
 * Puts accepted items on Kafka. Items of concurrent requests travel in one send, so that one event per request is
 * cheap too; a request that is too large for one is cut, and each of its parts sent when Kafka has the one before, so
 * that the order of every key holds. What waits is bounded in number and bytes; beyond that, and when the brokers do
 * not acknowledge, the request gets a 503: zero or one effect, the publisher sends again.
 */
@Injectable()
export class IntakeProducer {
  private waiting: Waiting[] = [];
  private waitingMessages = 0;
  private waitingBytes = 0;
  private sending = 0;
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly producer: Pick<Producer, 'sendBatch'>,
    private readonly acknowledgedWithinMs = ACKNOWLEDGED_WITHIN_MS,
  ) {}

  /** Resolves when all in-sync replicas have all messages. Throws a 503 otherwise. */
  async put(messages: IntakeMessage[]): Promise<void> {
    const parts = partsOf(messages);
    const bytes = parts.reduce((sum, part) => sum + part.bytes, 0);
    // Where nothing waits the largest request that is allowed is taken, or it would never be.
    const more = this.waitingMessages > 0;
    if (more && (this.waitingMessages + messages.length > WAITING_MESSAGES || this.waitingBytes + bytes > WAITING_BYTES)) {
      throw notNow('Too much is waiting to be stored. Send it again a little later.');
    }
    this.waitingMessages += messages.length;
    this.waitingBytes += bytes;
    const request = { givenUp: false };
    // After a time-out its messages wait on until they are sent or have failed, so they still count.
    const sent = this.sendInTurn(parts, request).finally(() => {
      this.waitingMessages -= messages.length;
      this.waitingBytes -= bytes;
    });
    let tooLong: NodeJS.Timeout | undefined;
    const timedOut = new Promise<never>((_, failed) => (tooLong = setTimeout(failed, this.acknowledgedWithinMs)));
    try {
      await Promise.race([sent, timedOut]);
    } catch {
      request.givenUp = true;
      throw notNow('Kafka did not acknowledge. Whether the items are stored is unknown; send them again with the same ids.');
    } finally {
      clearTimeout(tooLong);
    }
  }

  private async sendInTurn(parts: Part[], request: { givenUp: boolean }): Promise<void> {
    for (const part of parts) {
      if (request.givenUp) return;
      await new Promise<void>((done, failed) => {
        this.waiting.push({ ...part, done, failed });
        this.timer ??= setTimeout(() => this.flush(), GATHER_MS);
      });
    }
  }

  private flush(): void {
    this.timer = undefined;
    while (this.waiting.length > 0 && this.sending < SENDS_AT_ONCE) void this.send(this.takeOneSend());
  }

  private takeOneSend(): Waiting[] {
    let messages = 0;
    let bytes = 0;
    let count = 0;
    for (const next of this.waiting) {
      if (count > 0 && (messages + next.messages.length > SEND_MESSAGES || bytes + next.bytes > SEND_BYTES)) break;
      messages += next.messages.length;
      bytes += next.bytes;
      count++;
    }
    return this.waiting.splice(0, count);
  }

  private async send(parts: Waiting[]): Promise<void> {
    this.sending++;
    try {
      await this.producer.sendBatch({ acks: -1, timeout: 5000, topicMessages: byTopic(parts.flatMap((each) => each.messages)) });
      for (const part of parts) part.done();
    } catch (error) {
      for (const part of parts) part.failed(error);
    } finally {
      this.sending--;
      this.flush();
    }
  }
}

/** Cuts what one request has into what one send may have; nearly always it is one part. */
function partsOf(messages: IntakeMessage[]): Part[] {
  const parts: Part[] = [];
  let begin = 0;
  let bytes = 0;
  for (const [place, message] of messages.entries()) {
    const size = sizeOf(message);
    if (place > begin && (place - begin === SEND_MESSAGES || bytes + size > SEND_BYTES)) {
      parts.push({ messages: messages.slice(begin, place), bytes });
      begin = place;
      bytes = 0;
    }
    bytes += size;
  }
  return [...parts, { messages: messages.slice(begin), bytes }];
}

/** What a message takes on Kafka at most; its headers beside id and source are short. */
function sizeOf({ value, headers }: IntakeMessage): number {
  return Buffer.byteLength(value) + Buffer.byteLength(`${headers.ce_id}${headers.ce_source}`) + 500;
}

function byTopic(messages: IntakeMessage[]) {
  const topics = new Map<string, Omit<IntakeMessage, 'topic'>[]>();
  for (const { topic, ...message } of messages) {
    const others = topics.get(topic);
    if (others) others.push(message);
    else topics.set(topic, [message]);
  }
  return [...topics].map(([topic, list]) => ({ topic, messages: list }));
}

const notNow = (detail: string) => new Problem(503, 'not-stored', detail, { headers: { 'retry-after': '2' } });
