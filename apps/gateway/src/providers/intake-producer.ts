import { Injectable } from '@nestjs/common';
import { Problem } from '@engawa/http';
import type { Producer } from 'kafkajs';
import type { IntakeMessage } from '../commands/accept-items.js';

interface Waiting {
  messages: IntakeMessage[];
  bytes: number;
  done: () => void;
  failed: (error: unknown) => void;
}

/** How long items of concurrent requests are gathered. */
const GATHER_MS = 3;
const SEND_MESSAGES = 1000;
const SEND_BYTES = 512 * 1024;
const SENDS_AT_ONCE = 4;
const ACKNOWLEDGED_WITHIN_MS = 10_000;
const WAITING_MESSAGES = 20_000;
const WAITING_BYTES = 32 * 1024 * 1024;

/**
 * Puts accepted items on Kafka. Items of concurrent requests travel in one send, so that one event per request is
 * cheap too. What waits is bounded in number and bytes; beyond that, and when the brokers do not acknowledge, the
 * request gets a 503: zero or one effect, the publisher sends again.
 */
@Injectable()
export class IntakeProducer {
  private waiting: Waiting[] = [];
  private waitingMessages = 0;
  private waitingBytes = 0;
  private sending = 0;
  private timer?: NodeJS.Timeout;

  constructor(private readonly producer: Producer) {}

  /** Resolves when all in-sync replicas have all messages. Throws a 503 otherwise. */
  async put(messages: IntakeMessage[]): Promise<void> {
    const bytes = messages.reduce((sum, message) => sum + message.value.length * 2 + 500, 0);
    if (this.waitingMessages + messages.length > WAITING_MESSAGES || this.waitingBytes + bytes > WAITING_BYTES) {
      throw notNow('Too much is waiting to be stored. Send it again a little later.');
    }
    this.waitingMessages += messages.length;
    this.waitingBytes += bytes;
    let tooLong: NodeJS.Timeout | undefined;
    try {
      await new Promise<void>((done, failed) => {
        this.waiting.push({ messages, bytes, done, failed });
        this.timer ??= setTimeout(() => this.flush(), GATHER_MS);
        tooLong = setTimeout(failed, ACKNOWLEDGED_WITHIN_MS);
      });
    } catch {
      throw notNow('Kafka did not acknowledge. Whether the items are stored is unknown; send them again with the same ids.');
    } finally {
      clearTimeout(tooLong);
      this.waitingMessages -= messages.length;
      this.waitingBytes -= bytes;
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

  private async send(requests: Waiting[]): Promise<void> {
    this.sending++;
    try {
      await this.producer.sendBatch({ acks: -1, timeout: 5000, topicMessages: byTopic(requests.flatMap((each) => each.messages)) });
      for (const request of requests) request.done();
    } catch (error) {
      for (const request of requests) request.failed(error);
    } finally {
      this.sending--;
      this.flush();
    }
  }
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
