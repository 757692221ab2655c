import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** In a process of its own: the generators read the built code, not the sources that tests are mapped to. */
describe('generated files', () => {
  it('are what the code makes', () => {
    const root = path.resolve(import.meta.dirname, '../..');
    const check = () => execFileSync(process.execPath, ['tools/generate.mjs', '--check'], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
    expect(check).not.toThrow();
  });
});
