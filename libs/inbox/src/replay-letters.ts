import { inTransaction, type Tx } from '@engawa/postgres';
import { activeTraceparent } from '@engawa/telemetry';
import type { KafkaMessage } from 'kafkajs';
import { handleItems, isNobodysFault, reasonOf, type ApplySettings, type BatchHandler } from './apply-batch.js';
import { lockPosition } from './positions.js';
import { readFact, readReport, UnknownVersion, type Reading } from './read-message.js';

/** Who saw to a letter. */
export interface Ending {
  subject: string;
  name: string;
}

export interface ReplayResult {
  id: string;
  /** `already-applied`: the same report came again and was applied before. `closed`: somebody has seen to it already. */
  outcome: 'replayed' | 'already-applied' | 'refused' | 'closed' | 'unknown';
  /** Why it is still refused. */
  reason?: string;
  detail?: string;
}

interface StoredLetter {
  id: string;
  topic: string;
  partition: number;
  offset: number;
  key: Buffer | null;
  value: Buffer | null;
  headers: Record<string, string>;
  created_at: Date;
  closed_at: Date | null;
}

type Refusal = { reason: string; detail: string };

/**
 * Does what the letters ask for, here and now, by the handlers that read their topic; nothing is published again. Each
 * is a transaction of its own: its effect and its ending are there together or not at all. Those of one key are done in
 * their order, and the partition's position is locked, so a letter never runs beside its partition's newer messages.
 * Throws what is nobody's fault, such as a database that does not answer; what was done until then stays done.
 */
export async function replayLetters(settings: ApplySettings, ids: string[], by: Ending): Promise<ReplayResult[]> {
  const places = await settings.db.query<{ id: string; topic: string; partition: number }[]>(
    'SELECT id, topic, partition FROM dead_letters WHERE id = ANY($1) ORDER BY topic, partition, "offset"',
    [ids],
  );
  const known = new Set(places.map((place) => place.id));
  const results: ReplayResult[] = ids.filter((id) => !known.has(id)).map((id) => ({ id, outcome: 'unknown' }));
  for (const place of places) {
    try {
      results.push(await inTransaction(settings.db, (tx) => replayOne(tx, settings, place, by)));
    } catch (error) {
      if (isNobodysFault(error)) throw error;
      settings.log.error({ err: error, letter: place.id }, 'a dead letter failed again for its own reason');
      const refusal = { reason: 'failed', detail: reasonOf(error) };
      await inTransaction(settings.db, (tx) => keepRefusal(tx, place.id, refusal));
      results.push({ id: place.id, outcome: 'refused', ...refusal });
    }
  }
  return results;
}

async function replayOne(tx: Tx, settings: ApplySettings, place: { id: string; topic: string; partition: number }, by: Ending): Promise<ReplayResult> {
  const { id, topic } = place;
  await lockPosition(tx, topic, place.partition);
  const [letter] = await tx.query<StoredLetter[]>('SELECT * FROM dead_letters WHERE id = $1 FOR UPDATE', [id]);
  if (!letter || letter.closed_at) return { id, outcome: 'closed' };
  const onIntake = topic.endsWith('.intake');
  const reading = readAgain(settings, letter, onIntake);
  if ('reason' in reading) return keepRefusal(tx, id, reading);

  const { item } = reading;
  let refusal: Refusal | undefined;
  const { handlers, wasCalled } = noteCalls(settings.handlers);
  await handleItems(tx, { handlers }, onIntake, [item], (_, reason, detail) => (refusal = { reason, detail }));
  if (refusal) return keepRefusal(tx, id, refusal);
  await tx.query(
    `UPDATE dead_letters SET replays = replays + 1, closed_at = clock_timestamp(), closed_as = 'replayed', closed_by = $2, closed_by_name = $3
      WHERE id = $1`,
    [id, by.subject, by.name],
  );
  return { id, outcome: wasCalled() ? 'replayed' : 'already-applied' };
}

/** The same handlers, and whether one was given anything to do: a report that was applied before is not. */
function noteCalls(given: ApplySettings['handlers']) {
  let called = false;
  const noting = (handler: BatchHandler): BatchHandler => (batch) => {
    called ||= batch.items.length > 0;
    return handler(batch);
  };
  return { handlers: new Map([...given].map(([type, handler]) => [type, noting(handler)])), wasCalled: () => called };
}

function readAgain(settings: ApplySettings, letter: StoredLetter, onIntake: boolean): Extract<Reading, { kind: 'item' }> | Refusal {
  const { key, value, headers, offset, created_at: createdAt } = letter;
  const message: KafkaMessage = { key, value, headers, offset: String(offset), timestamp: String(createdAt.getTime()), attributes: 0 };
  const now = settings.now();
  try {
    const reading = (onIntake ? readReport : readFact)({ ...settings, now: () => now }, letter, message);
    if (reading.kind === 'letter') return { reason: reading.letter.reason, detail: reading.letter.detail };
    if (reading.kind === 'skip') return { reason: 'unknown-type', detail: 'this service does nothing because of this type' };
    const { item } = reading;
    // A report that tells no time happened when it first arrived, or it would overwrite what came after it.
    if (item.occurredAt === now) item.occurredAt = createdAt;
    item.traceparent = activeTraceparent() ?? item.traceparent;
    return reading;
  } catch (error) {
    if (!(error instanceof UnknownVersion)) throw error;
    return { reason: 'unknown-version', detail: error.message };
  }
}

/** It stays open, with the reason as it is now. */
async function keepRefusal(tx: Tx, id: string, { reason, detail }: Refusal): Promise<ReplayResult> {
  await tx.query('UPDATE dead_letters SET replays = replays + 1, reason = $2, detail = $3 WHERE id = $1 AND closed_at IS NULL', [
    id,
    reason,
    detail.slice(0, 1000),
  ]);
  return { id, outcome: 'refused', reason, detail };
}
