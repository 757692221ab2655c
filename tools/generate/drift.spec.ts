import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Parser } from '@asyncapi/parser';

const root = path.resolve(import.meta.dirname, '../..');

describe('generated files', () => {
  it('are what the code makes', () => {
    // In a process of its own: the generators read the built code, not the sources that tests are mapped to.
    const check = () => execFileSync(process.execPath, ['tools/generate.mjs', '--check'], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
    expect(check).not.toThrow();
  });

  it('hold a valid AsyncAPI document', async () => {
    const { diagnostics } = await new Parser().parse(readFileSync(path.join(root, 'asyncapi.json'), 'utf8'));
    expect(diagnostics).toEqual([]);
  });
});
