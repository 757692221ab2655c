import { zstdDecompressSync } from 'node:zlib';
import kafkajs from 'kafkajs';
import { decompressFrameSync } from 'lz4-napi';
import { uncompressSync } from 'snappy';

/**
 * kafkajs reads gzip alone and stops for good at anything else, while clients for Java, Go and C compress as they
 * like. Only reading is needed: what Engawa sends is not compressed.
 */
export function readAllCompressions(): void {
  const { CompressionTypes, CompressionCodecs } = kafkajs;
  CompressionCodecs[CompressionTypes.Snappy] = () => ({ decompress: (data: Buffer) => Promise.resolve(unsnappy(data)) });
  CompressionCodecs[CompressionTypes.LZ4] = () => ({ decompress: (data: Buffer) => Promise.resolve(decompressFrameSync(data)) });
  CompressionCodecs[CompressionTypes.ZSTD] = () => ({ decompress: (data: Buffer) => Promise.resolve(zstdDecompressSync(data)) });
}

/** snappy-java, which Java's client and some others use, puts blocks behind this magic and two version numbers. */
const SNAPPY_JAVA = Buffer.from([0x82, 0x53, 0x4e, 0x41, 0x50, 0x50, 0x59, 0x00]);
const SNAPPY_JAVA_HEAD_BYTES = 16;

/** Reads Snappy as one raw block, or as snappy-java's blocks, each behind its length in four bytes. */
function unsnappy(data: Buffer): Buffer {
  if (!data.subarray(0, SNAPPY_JAVA.length).equals(SNAPPY_JAVA)) return uncompressSync(data, { asBuffer: true }) as Buffer;
  const blocks: Buffer[] = [];
  for (let at = SNAPPY_JAVA_HEAD_BYTES; at < data.length; ) {
    const length = data.readInt32BE(at);
    blocks.push(uncompressSync(data.subarray(at + 4, at + 4 + length), { asBuffer: true }) as Buffer);
    at += 4 + length;
  }
  return Buffer.concat(blocks);
}
