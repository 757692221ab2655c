import type { StreamableFile } from '@nestjs/common';
import { csvOf, EXPORT_MAX, jsonOf } from './csv.js';

/** A list of so many rows, which counts how many of them were read. */
function list(length: number) {
  const found = { read: 0, items: (from: number, limit: number) => Array.from({ length: Math.min(limit, length - from) }, (_, n) => ({ id: from + n, name: `=${'x'.repeat(99)}` })) };
  const page = ({ limit, cursor = '0' }: { limit: number; cursor: string | undefined }) => {
    const items = found.items(Number(cursor), limit);
    found.read += items.length;
    const next = Number(cursor) + limit;
    return Promise.resolve({ items, nextCursor: next < length ? String(next) : null });
  };
  return { found, page };
}
const text = async (file: StreamableFile) => {
  const chunks: Buffer[] = [];
  for await (const chunk of file.getStream()) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};

describe('a list that is exported', () => {
  it('is read as it is taken, and not before', async () => {
    const { found, page } = list(EXPORT_MAX);
    const stream = (await csvOf(['id', 'name'], page)).getStream();
    for await (const chunk of stream) {
      expect(String(chunk)).toMatch(/^id,name\r\n"0","'=x+"\r\n"1",/);
      break;
    }
    expect(found.read).toBeLessThan(5000);
  });

  it('has a line of names and the first hundred thousand rows', async () => {
    const lines = (await text(await csvOf(['id'], list(EXPORT_MAX + 500).page))).split('\r\n');
    expect([lines.length, lines[0], lines.at(-2), lines.at(-1)]).toEqual([EXPORT_MAX + 2, 'id', `"${EXPORT_MAX - 1}"`, '']);
    expect(await text(await csvOf(['id'], list(0).page))).toBe('id\r\n');
  });

  it('is one document in JSON, be it empty', async () => {
    expect(JSON.parse(await text(await jsonOf(list(2500).page)))).toHaveLength(2500);
    expect(JSON.parse(await text(await jsonOf(list(0).page)))).toEqual([]);
  });

  it('is refused where its first page cannot be read', async () => {
    await expect(csvOf(['id'], () => Promise.reject(new Error('not a filter')))).rejects.toThrow('not a filter');
  });
});
