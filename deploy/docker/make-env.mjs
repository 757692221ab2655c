import { createHash, generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** `node deploy/docker/make-env.mjs`: writes .env from .env.example with new random secrets. An .env that is there stays. */
const root = join(import.meta.dirname, '../..');
const file = join(root, '.env');
const secret = () => randomBytes(24).toString('base64url');
const { publicKey, privateKey } = generateKeyPairSync('ed25519', {
  publicKeyEncoding: { type: 'spki', format: 'pem' },
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
});
const values = {
  // Kafka's ids are 16 bytes; its tools take one that begins with a dash for an option.
  KAFKA_CLUSTER_ID: `E${randomBytes(16).toString('base64url').slice(1)}`,
  INTAKE_SIGNING_KEY: randomBytes(32).toString('base64'),
  LINK_SIGNING_KEY: randomBytes(32).toString('base64'),
  IDENTIFIER_HASH_KEY: randomBytes(32).toString('base64'),
  INTERNAL_TOKEN_PRIVATE_KEY: oneLine(privateKey),
  INTERNAL_TOKEN_PUBLIC_KEY: oneLine(publicKey),
  ...newCredential('MESSAGING'),
  ...newCredential('CONTACT_CENTER'),
};

if (existsSync(file)) {
  console.log('.env is there already; it stays as it is.');
  process.exit();
}
const example = readFileSync(join(root, '.env.example'), 'utf8');
const filled = example.replace(/^([A-Z0-9_]+)=$/gm, (_, name) => `${name}=${values[name] ?? secret()}`);
writeFileSync(file, filled, { mode: 0o600 });
console.log('.env is written.');

function newCredential(service) {
  const credential = `service_${secret()}`;
  return {
    [`${service}_CREDENTIAL`]: credential,
    [`${service}_CREDENTIAL_SHA256`]: createHash('sha256').update(credential).digest('hex'),
  };
}

function oneLine(pem) {
  return pem.trim().replaceAll('\n', '\\n');
}
