import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const read = (name) => readFileSync(join(root, name), 'utf8');
const text = read('docker-compose.yml');
const compose = parse(text, { merge: true });
const ours = Object.entries(compose.services).filter(([, { command }]) => command?.[1]?.startsWith('dist/'));

/** Settings without a default, by service, from the generated table; `All processes` is in each. */
function requiredSettings() {
  const chapters = read('docs/settings.md').split(/^## /m).slice(1);
  const named = chapters.map((chapter) => {
    const rows = chapter.split('\n').filter((line) => /\| required( \(secret\))? \|$/.test(line));
    return [chapter.split('\n')[0], rows.map((row) => /`(\w+)`/.exec(row)[1])];
  });
  const services = Object.fromEntries(named);
  const all = services['All processes'];
  for (const chapter of ['All processes', 'Beside the services']) delete services[chapter];
  return Object.entries(services).map(([service, own]) => [service, [...all, ...own].sort()]);
}

describe('docker-compose.yml', () => {
  it('keeps the schema of the Compose specification', () => {
    // The copy of dclint names draft 7 by an address that nobody else knows.
    const schema = { ...JSON.parse(read('deploy/compose-spec.schema.json')), $schema: undefined };
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats(ajv);
    const isValid = ajv.compile(schema);
    expect(isValid(compose) ? [] : isValid.errors).toEqual([]);
    expect(isValid({ services: { gateway: { port: [] } } })).toBe(false);
  });

  it.each(requiredSettings())('gives %s every setting it needs', (service, names) => {
    const [, { command, environment }] = ours.find(([name]) => name === service);
    expect(command).toEqual(['node', `dist/${service}.js`]);
    expect(Object.keys(environment)).toEqual(expect.arrayContaining(names));
  });

  it('runs the seven services and reaches each where the gateway looks for it', () => {
    const names = ours.map(([name]) => name).sort();
    expect(names).toEqual(requiredSettings().map(([name]) => name).sort());
    const urls = compose.services.gateway.environment.SERVICE_URLS.split(';').map((part) => part.split('='));
    expect(urls).toEqual(urls.map(([name]) => [name, `http://${name}:8080`]));
    expect(['gateway', ...urls.map(([name]) => name)].sort()).toEqual(names);
  });

  it('asks for no variable that .env.example does not name, and has no secret of its own', () => {
    const asked = [...text.matchAll(/\$\{(\w+)/g)].map(([, name]) => name);
    const named = [...read('.env.example').matchAll(/^(\w+)=(.*)$/gm)];
    expect([...new Set(asked)].sort()).toEqual(named.map(([, name]) => name).sort());
    expect(named.map(([, , value]) => value).join('')).toBe('');
    const secrets = Object.values(compose.services).flatMap(({ environment = {} }) =>
      Object.entries(environment).filter(([name]) => /PASSWORD|KEY|CREDENTIAL$|DATABASE_URL/.test(name)),
    );
    for (const [, value] of secrets) expect(value).toContain('${');
  });

  it('publishes ports on this machine only', () => {
    const ports = Object.values(compose.services).flatMap((service) => service.ports ?? []);
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    expect(ports).toContain('127.0.0.1:8080:8080');
  });
});
