interface Processed {
  topic: string;
  partition: number;
  batchSize: number;
  firstOffset: string | null;
  lastOffset: string;
}

/**
 * Ranges of a log in which a reader is to see nothing: messages of aborted transactions, and marks. kafkajs passes
 * over a fetch that holds nothing else and tells only in an event; without that, the next fetch would look as if
 * messages had been skipped.
 */
export class InvisibleRanges {
  private readonly ranges = new Map<string, { from: bigint; to: bigint }>();

  /** To be told of every fetch that was dealt with. */
  note({ topic, partition, batchSize, firstOffset, lastOffset }: Processed): void {
    const name = `${topic}/${partition}`;
    if (batchSize > 0 || firstOffset === null) return void this.ranges.delete(name);
    const [from, to] = [BigInt(firstOffset), BigInt(lastOffset) + 1n];
    const before = this.ranges.get(name);
    this.ranges.set(name, { from: before?.to === from ? before.from : from, to });
  }

  /** Where what was fetched from `offset` on begins, if all right before it is invisible; else `offset`. */
  beginOf(name: string, offset: bigint): bigint {
    const range = this.ranges.get(name);
    return range?.to === offset ? range.from : offset;
  }
}
