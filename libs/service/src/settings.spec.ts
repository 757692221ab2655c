import { flag, number, pemText, readSettings, serviceSettings, text } from './settings.js';

const definitions = {
  PORT: number('Port', { default: '8080' }),
  NAME: text('Name'),
  TLS: flag('TLS'),
  KEY: pemText('Key'),
};
const PEM = '-----BEGIN PUBLIC KEY-----\nabc\n-----END PUBLIC KEY-----';

describe('settings', () => {
  it('are read from the environment, with what is usual for those that are not set', () => {
    const settings = readSettings(definitions, { NAME: 'engawa', TLS: 'true', KEY: PEM, OTHER: 'x' });
    expect(settings).toEqual({ PORT: 8080, NAME: 'engawa', TLS: true, KEY: PEM });
    expect(readSettings(definitions, { NAME: 'e', KEY: PEM, TLS: '0', PORT: '81' })).toMatchObject({ TLS: false, PORT: 81 });
  });

  it('take a PEM text in one line', () => {
    expect(readSettings(definitions, { NAME: 'e', KEY: PEM.replaceAll('\n', '\\n') }).KEY).toBe(PEM);
  });

  it('that are missing or wrong are all told at once, and without their values', () => {
    const read = () => readSettings(definitions, { PORT: 'eighty', KEY: 'secret' });
    expect(read).toThrow(/PORT must be a number; NAME is not set \(Name\); KEY must be a PEM text/);
    expect(read).not.toThrow(/secret|eighty/);
  });

  it('of a service have a key of 32 bytes', () => {
    const key = (bytes: number) => ({ INTAKE_SIGNING_KEY: Buffer.alloc(bytes).toString('base64') });
    const { INTAKE_SIGNING_KEY } = serviceSettings(8082);
    expect(readSettings({ INTAKE_SIGNING_KEY }, key(32)).INTAKE_SIGNING_KEY.symmetricKeySize).toBe(32);
    expect(() => readSettings({ INTAKE_SIGNING_KEY }, key(31))).toThrow(/32 bytes/);
  });
});
