import { createHash } from 'node:crypto';
import type { AuditEntry } from '@engawa/contracts';

/** An entry at its place in the chain of a day in Japan. */
export interface ChainedEntry extends AuditEntry {
  day: string;
  /** From 1 on, without a gap. */
  place: number;
  /** Service that wrote it. */
  service: string;
  /** SHA-256 over the hash before and everything above. */
  hash: Buffer;
}

/** Where a day's chain stands: with no entry, at the hash of nothing. */
export interface ChainHead {
  place: number;
  hash: Buffer;
}

export const EMPTY: ChainHead = { place: 0, hash: Buffer.alloc(32) };

/** The day in Japan of a moment, as `2026-11-24`. */
export function dayOf(at: string): string {
  return new Date(Date.parse(at) + 9 * 60 * 60 * 1000).toISOString().slice(0, 10);
}

/** Puts entries behind the head of their day's chain, in this order. */
export function chain(head: ChainHead, entries: (AuditEntry & { service: string })[]): ChainedEntry[] {
  let { place, hash } = head;
  return entries.map((entry) => {
    place += 1;
    hash = hashOf(hash, place, entry);
    return { ...entry, day: dayOf(entry.at), place, hash };
  });
}

/** In this order and form for ever: a changed one would call every kept day altered. */
export function hashOf(before: Buffer, place: number, entry: AuditEntry & { service: string }): Buffer {
  const { entry: id, at, service, subject, name, partner, purpose, from, action, target, customers, outcome } = entry;
  const fields = [place, id, new Date(at).toISOString(), service, subject, name, partner ?? null, purpose ?? null, from ?? null, action, target ?? null];
  return createHash('sha256').update(before).update(JSON.stringify([...fields, customers, outcome])).digest();
}
