import type { Consumer } from 'kafkajs';

const TELL_EVERY_MS = 1000;

/**
 * Tells the group how far we are, once a second for all partitions, for those who watch its lag. Nothing depends on
 * it: the position says where to go on, and a member that begins at an older offset skips what lies below.
 */
export class GroupOffsets {
  private readonly next = new Map<string, { topic: string; partition: number; offset: string }>();
  private timer?: NodeJS.Timeout;

  constructor(private readonly consumer: Consumer) {}

  note(topic: string, partition: number, offset: bigint): void {
    this.next.set(`${topic}/${partition}`, { topic, partition, offset: String(offset) });
    this.timer ??= setTimeout(() => void this.tell(), TELL_EVERY_MS).unref();
  }

  async tell(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    const offsets = [...this.next.values()];
    this.next.clear();
    if (offsets.length === 0) return;
    // Refused while the group is being divided anew: whoever has the partition then will tell.
    await this.consumer.commitOffsets(offsets).catch(() => undefined);
  }
}
