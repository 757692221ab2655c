import { execFileSync } from 'node:child_process';
import path from 'node:path';

/** What a process of its own writes when it logs these errors. */
function linesOf(script: string): { err: { type: string; message: string; stack?: string } }[] {
  const source = path.resolve(import.meta.dirname, '../dist/logger.js');
  const program = `import { createLogger } from ${JSON.stringify(source)}; const log = createLogger('test'); ${script}`;
  const output = execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
  return output.trim().split('\n').map((line) => JSON.parse(line) as ReturnType<typeof linesOf>[number]);
}

describe('an error in the log', () => {
  it('of JavaScript’s own is told without the value it quotes, and with the place it happened at', () => {
    const lines = linesOf(`
      for (const fail of [() => JSON.parse('山田'), () => BigInt('山田'), () => 'x' in '山田', () => null.x, () => [].x()]) {
        try { fail(); } catch (err) { log.error({ err }, 'x'); }
      }`);
    expect(JSON.stringify(lines)).not.toContain('山田');
    expect(lines.map(({ err }) => [err.type, err.message])).toEqual([
      ['SyntaxError', ''],
      ['SyntaxError', ''],
      ['TypeError', ''],
      ['TypeError', 'Cannot read properties of null'],
      ['TypeError', '[].x is not a function'],
    ]);
    for (const { err } of lines) expect(err.stack).toMatch(/^\s+at /);
  });

  it('of PostgreSQL is told by its code, without parameters, detail or query', () => {
    const [line] = linesOf(`
      const err = Object.assign(new Error('duplicate key value (mail)=(aya@example.jp)'), {
        name: 'QueryFailedError', code: '23505', table: 'origins', constraint: 'origins_pkey', detail: 'aya@example.jp', parameters: ['aya@example.jp'], query: 'aya',
      });
      log.error({ err }, 'x');`);
    expect(line!.err).toEqual({ type: 'QueryFailedError', message: 'SQLSTATE 23505', code: '23505', table: 'origins', constraint: 'origins_pkey' });
  });

  it('of ours is told in its own words', () => {
    const [line] = linesOf(`log.error({ err: new Error('the gateway answered 503') }, 'x');`);
    expect(line!.err.message).toBe('the gateway answered 503');
  });
});
