import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One person for each role; the first may do everything. The names are those of the demo company. */
const people = [
  { role: 'administrator', name: '藤本純' },
  { role: 'executive', name: '緒方誠一' },
  { role: 'marketing', name: '河野拓海' },
  { role: 'supervisor', name: '野口陽子' },
  { role: 'agent', name: '新田翔' },
  { role: 'concierge', name: '立花恵' },
  { role: 'quality', name: '中村浩' },
  { role: 'fulfilment', name: '平田直美' },
  { role: 'accounting', name: '石井香' },
  { role: 'partner-agent', name: '島袋結衣', partner: 'okinan' },
  { role: 'agency', name: '早川', partner: 'shiome' },
  { role: 'site', name: '森遼太' },
  { role: 'store', name: '古賀由紀' },
  { role: 'analyst', name: '大久保玲子' },
  { role: 'operator', name: '運用担当' },
];

/** The demo company's outsourced centre and its agency. */
const partners = [
  { id: 'okinan', name: { ja: '沖南コンタクト那覇', en: 'Okinan Contact Naha' } },
  { id: 'shiome', name: { ja: '潮目デザイン', en: 'Shiome Design' } },
];

/** Who may publish. `history` sends what happened long ago: it changes state and triggers nothing. */
const publishers = [
  { name: 'everything', kind: 'server' },
  { name: 'shop', kind: 'server' },
  { name: 'history', kind: 'server', backfill: true },
  { name: 'cdnow', kind: 'server', backfill: true, namespace: 'cdnow' },
  { name: 'website', kind: 'browser', browserTracks: ['Product Added', 'Cart Viewed', 'Checkout Started'] },
];

/**
 * The credentials of one home directory, made on the first start and kept in `credentials.json`, which only its
 * owner may read. What a newer version needs beside them is added.
 *
 * Returns `{ administratorPassword, databasePasswords, intakeSigningKey, linkSigningKey, identifierHashKey,
 * internalToken: { publicKey, privateKey }, identityProvider: { clientSecret, cookieKey }, services: { <service>: credential },
 * people: [{ role, name, token }], publishers: [{ name, kind, key }] }`.
 */
export function loadCredentials(home, services) {
  const file = join(home, 'credentials.json');
  const kept = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  const credentials = {
    administratorPassword: kept.administratorPassword ?? secret(),
    databasePasswords: Object.fromEntries(
      services.map((name) => [
        name,
        kept.databasePasswords?.[name] ?? { owner: secret(), runtime: secret() },
      ]),
    ),
    intakeSigningKey: kept.intakeSigningKey ?? randomBytes(32).toString('base64'),
    linkSigningKey: kept.linkSigningKey ?? randomBytes(32).toString('base64'),
    identifierHashKey: kept.identifierHashKey ?? randomBytes(32).toString('base64'),
    internalToken: kept.internalToken ?? newKeyPair(),
    identityProvider: kept.identityProvider ?? { clientSecret: secret(), cookieKey: secret() },
    services: Object.fromEntries(
      services.map((name) => [name, kept.services?.[name] ?? `service_${secret()}`]),
    ),
    people: people.map((person) => ({
      ...person,
      token: tokenOf(kept.people, person) ?? `person_${secret()}`,
    })),
    publishers: publishers.map((one) => ({ ...one, key: keyOf(kept.publishers, one) ?? `key_${secret()}` })),
  };
  writeSecret(file, credentials);
  return credentials;
}

/** Writes the people and publishers in the form the gateway reads at its start, and returns the file. */
export function writeDevelopmentCredentials(home, credentials, allowedOrigins) {
  const file = join(home, 'development-credentials.json');
  writeSecret(file, {
    publishers: credentials.publishers.map((one) =>
      one.kind === 'browser' ? { ...one, allowedOrigins } : one,
    ),
    people: credentials.people,
    partners,
  });
  return file;
}

/** Writes JSON that only its owner may read; a reader sees the old file or the new one. */
export function writeSecret(file, content) {
  mkdirSync(dirname(file), { recursive: true });
  const half = `${file}.half-${process.pid}`;
  writeFileSync(half, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  renameSync(half, file);
}

/** How the gateway knows a service's credential. */
export function sha256(text) {
  return createHash('sha256').update(text).digest('hex');
}

function secret() {
  return randomBytes(24).toString('base64url');
}

function newKeyPair() {
  return generateKeyPairSync('ed25519', {
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

function tokenOf(kept, { role, name }) {
  return kept?.find((person) => person.role === role && person.name === name)?.token;
}

function keyOf(kept, { name, kind }) {
  return kept?.find((publisher) => publisher.name === name && publisher.kind === kind)?.key;
}
