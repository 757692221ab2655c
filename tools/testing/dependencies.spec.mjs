import { foreignLicences, graveHoles } from './dependencies.mjs';

const lock = (packages) => ({ packages: { '': { name: 'engawa' }, 'apps/gateway': {}, ...packages } });

describe('a package for production', () => {
  it('has a licence that asks for no more than its text', () => {
    const free = { 'node_modules/free': { version: '1.0.0', license: 'MIT' } };
    const faults = foreignLicences(
      lock({
        ...free,
        'node_modules/copyleft': { version: '2.0.0', license: 'GPL-3.0-only' },
        'node_modules/free/node_modules/@some/unsaid': { version: '3.0.0' },
        'node_modules/either': { version: '4.0.0', license: '(MIT OR GPL-2.0)' },
      }),
    );
    expect(faults).toEqual([
      'copyleft@2.0.0: GPL-3.0-only',
      '@some/unsaid@3.0.0: no licence',
      'either@4.0.0: (MIT OR GPL-2.0)',
    ]);
  });

  it('is another thing than a tool or a package of ours', () => {
    expect(
      foreignLicences(
        lock({
          'node_modules/tool': { dev: true, license: 'MPL-2.0' },
          'node_modules/@engawa/auth': { link: true },
        }),
      ),
    ).toEqual([]);
  });

  it('has no grave hole, where the registry tells', () => {
    const vulnerabilities = {
      a: { name: 'a', severity: 'moderate', range: '*' },
      b: { name: 'b', severity: 'high', range: '<2' },
    };
    expect(graveHoles({ vulnerabilities })).toEqual(['b <2: high']);
    expect(graveHoles({ vulnerabilities: {} })).toEqual([]);
    expect(graveHoles({ message: '405 Method Not Allowed' })).toBeUndefined();
  });
});
