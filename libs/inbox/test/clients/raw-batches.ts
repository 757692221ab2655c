import { connect } from 'node:net';
import { topicOffsets } from '@engawa/kafka';
import { testBrokers, testKafka } from '@engawa/testkit';

/** A batch of records as a client compressed and wrote it, byte by byte; kafkajs would write one of its own. */
export type RawBatch = Buffer;

const PRODUCE = { api: 0, version: 7 };
const FETCH = { api: 1, version: 4 };
/** Attributes of a batch that belongs to a transaction. Such a one is refused without the transaction. */
const TRANSACTIONAL = 0b1_0000;

/** Writes the batches into partition 0. */
export async function sendBatches(topic: string, batches: RawBatch[]): Promise<void> {
  for (const batch of batches) {
    const settings = Buffer.concat([int16(-1), int16(-1), int32(10_000)]);
    const response = await ask(PRODUCE, Buffer.concat([settings, one(text(topic), one(int32(0), int32(batch.length), batch))]));
    // One topic with its name, one partition with its number.
    const code = response.readInt16BE(4 + 2 + topic.length + 4 + 4);
    if (code !== 0) throw new Error(`Kafka refused a recorded batch with ${code}`);
  }
}

/** The batches of partition 0 that are of no transaction, as they stand in the log. */
export async function readBatches(topic: string): Promise<RawBatch[]> {
  const admin = testKafka().admin();
  await admin.connect();
  const log = (await topicOffsets(admin, topic)).find(({ partition }) => partition === 0);
  await admin.disconnect();
  const most = int32(50_000_000);
  const settings = Buffer.concat([int32(-1), int32(500), int32(1), most, Buffer.from([0])]);
  const response = await ask(FETCH, Buffer.concat([settings, one(text(topic), one(int32(0), int64(Number(log!.low)), most))]));
  // Time, one topic with its name, one partition with its number, error and two offsets, and no list of what was given up.
  const place = 4 + 4 + 2 + topic.length + 4 + 4 + 2 + 8 + 8 + 4;
  const code = response.readInt16BE(place - 22);
  if (code !== 0) throw new Error(`Kafka refused to be read with ${code}`);
  const records = response.subarray(place + 4, place + 4 + response.readInt32BE(place));
  const batches: RawBatch[] = [];
  for (let at = 0; at < records.length; ) {
    const batch = records.subarray(at, at + 12 + records.readInt32BE(at + 8));
    // Where it stands is the broker's to say, and counts from 0 in what a client sends.
    batch.writeBigInt64BE(0n);
    if ((batch.readInt16BE(21) & TRANSACTIONAL) === 0) batches.push(batch);
    at += batch.length;
  }
  return batches;
}

/** Sends one request over a connection of its own, and resolves to what follows the header of the response. */
async function ask({ api, version }: { api: number; version: number }, body: Buffer): Promise<Buffer> {
  const [host, port] = testBrokers().split(',')[0]!.split(':');
  const socket = connect(Number(port), host);
  const request = Buffer.concat([int16(api), int16(version), int32(1), text('recording'), body]);
  socket.write(Buffer.concat([int32(request.length), request]));
  let received = Buffer.alloc(0);
  for await (const data of socket as AsyncIterable<Buffer>) {
    received = Buffer.concat([received, data]);
    if (received.length >= 4 && received.length >= 4 + received.readInt32BE(0)) break;
  }
  socket.destroy();
  return received.subarray(8);
}

/** An array of one. */
function one(...parts: Buffer[]): Buffer {
  return Buffer.concat([int32(1), ...parts]);
}

function text(value: string): Buffer {
  return Buffer.concat([int16(value.length), Buffer.from(value)]);
}

function int16(value: number): Buffer {
  const buffer = Buffer.alloc(2);
  buffer.writeInt16BE(value);
  return buffer;
}

function int32(value: number): Buffer {
  const buffer = Buffer.alloc(4);
  buffer.writeInt32BE(value);
  return buffer;
}

function int64(value: number): Buffer {
  const buffer = Buffer.alloc(8);
  buffer.writeBigInt64BE(BigInt(value));
  return buffer;
}
