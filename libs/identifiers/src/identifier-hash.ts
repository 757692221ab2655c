import type { Identifier } from '@engawa/contracts';
import { createHmac, type KeyObject } from 'node:crypto';
import { nameOf, namesSomebody, normalise, type JoiningIdentifier } from './identifiers.js';

/** HMAC-SHA-256 of an identifier in its one form. Without the key nobody can try out phone numbers until one fits. */
export function hashIdentifier(key: KeyObject, identifier: JoiningIdentifier): Buffer {
  return createHmac('sha256', key).update(nameOf(identifier)).digest();
}

const keys = new WeakMap<object, KeyObject>();

/** Says by which key the identifiers in a database are hashed: once, when the process begins. */
export function setHashKey(db: object, key: KeyObject): void {
  keys.set(db, key);
}

/** The key of a database's hashes. Throws where nobody said it. */
export function hashKeyOf(db: object): KeyObject {
  const key = keys.get(db);
  if (!key) throw new Error('Nobody said by which key identifiers are hashed');
  return key;
}

/** Deeper than any message of ours; one that is deeper is no message but an attack. */
const DEPTH_MAX = 20;

/**
 * Hashes of all identifiers anywhere in a JSON value, whatever message it is or was meant to be: of members that have a kind and
 * a value, and of mail addresses and phone numbers where a publisher wrote them in a way of its own.
 */
export function hashesIn(key: KeyObject, value: unknown): Buffer[] {
  const found = new Map<string, JoiningIdentifier>();
  collect(value, found, 0);
  return [...found.values()].map((identifier) => hashIdentifier(key, identifier));
}

function collect(value: unknown, found: Map<string, JoiningIdentifier>, depth: number): void {
  if (typeof value !== 'object' || value === null || depth > DEPTH_MAX) return;
  const { kind, namespace, value: own } = value as Record<string, unknown>;
  if (typeof kind === 'string' && typeof own === 'string') {
    const identifier = normalise({ kind: kind as Identifier['kind'], namespace: typeof namespace === 'string' ? namespace : undefined, value: own });
    found.set(nameOf(identifier), identifier);
  }
  for (const member of Object.values(value)) {
    if (typeof member === 'string') collectAddress(member, found);
    else collect(member, found, depth + 1);
  }
}

/** Mail addresses and phone numbers alone: other texts cannot be told from what is nobody's. */
function collectAddress(text: string, found: Map<string, JoiningIdentifier>): void {
  if (text.length > 256) return;
  for (const kind of ['mail', 'phone'] as const) {
    const identifier = normalise({ kind, value: text });
    const fits = namesSomebody(identifier) && (kind === 'mail' || /^[\d\s()+.-]+$/.test(text.normalize('NFKC')));
    if (fits) found.set(nameOf(identifier), identifier);
  }
}
