import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Parser } from '@asyncapi/parser';
import { drift } from '../generate.mjs';

const root = join(import.meta.dirname, '../..');

describe('generated files', () => {
  it('are what the code makes', async () => {
    expect([...(await drift()).keys()]).toEqual([]);
  });

  it('hold a valid AsyncAPI document', async () => {
    const { diagnostics } = await new Parser().parse(readFileSync(join(root, 'asyncapi.json'), 'utf8'));
    expect(diagnostics).toEqual([]);
  }, 60_000);
});
