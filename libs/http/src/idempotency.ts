import { createHash } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { inTransaction, type Tx } from '@engawa/postgres';
import type { DataSource, MigrationInterface, QueryRunner } from 'typeorm';
import type { FastifyRequest } from 'fastify';
import { Problem } from './problem.js';

/** A command's answer, kept so that a repeated request gets the same one. */
export interface Answer<T> {
  status: number;
  body: T;
}

export interface IdempotentRequest {
  /** Header `Idempotency-Key`; without it the command simply runs. */
  key: string | undefined;
  /** Who asks: one caller's keys are not another's. */
  caller: string;
  /** Method and path. */
  route: string;
  body: unknown;
}

/** The request as `idempotently` takes it; the guard has said before who asks. */
export const IdempotencyOf = createParamDecorator((_: unknown, context: ExecutionContext): IdempotentRequest => {
  const request = context.switchToHttp().getRequest<FastifyRequest & { caller: { subject: string } }>();
  const key = request.headers['idempotency-key'];
  return {
    key: Array.isArray(key) ? key[0] : key,
    caller: request.caller.subject,
    route: `${request.method} ${request.url}`,
    body: request.body,
  };
});

/**
 * Runs `command` once per (caller, key): its answer is stored in the command's own transaction, so a retry after a
 * lost answer or an unclear COMMIT gets that answer and has no second effect. Another body under the same key is
 * refused with 422 (IETF draft idempotency-key-header-07, section 2.7).
 */
export async function idempotently<T>(
  db: DataSource,
  request: IdempotentRequest,
  command: (tx: Tx) => Promise<Answer<T>>,
): Promise<Answer<T>> {
  const { key } = request;
  if (!key) return inTransaction(db, command);
  if (key.length > 255) throw new Problem(400, 'invalid-idempotency-key', 'An Idempotency-Key has at most 255 characters.');
  const hash = createHash('sha256').update(`${request.route}\n${JSON.stringify(request.body)}`).digest();
  return inTransaction(db, async (tx) => {
    // The row locks the key: a second request with it waits here for the first one's COMMIT or ROLLBACK.
    const [inserted] = await tx.query<{ key: string }[]>(
      `INSERT INTO idempotency_keys (caller, key, request_hash) VALUES ($1, $2, $3)
       ON CONFLICT DO NOTHING RETURNING key`,
      [request.caller, key, hash],
    );
    if (!inserted) return storedAnswer<T>(tx, request.caller, key, hash);
    const answer = await command(tx);
    await tx.query('UPDATE idempotency_keys SET status = $3, body = $4 WHERE caller = $1 AND key = $2', [
      request.caller,
      key,
      answer.status,
      JSON.stringify(answer.body),
    ]);
    return answer;
  });
}

/** The same of a command whose answer is a 204. */
export async function idempotentlyDone(db: DataSource, request: IdempotentRequest, command: (tx: Tx) => Promise<void>): Promise<void> {
  await idempotently(db, request, async (tx) => {
    await command(tx);
    return { status: 204, body: {} };
  });
}

async function storedAnswer<T>(tx: Tx, caller: string, key: string, hash: Buffer): Promise<Answer<T>> {
  const [stored] = await tx.query<[{ request_hash: Buffer; status: number; body: T }]>(
    'SELECT request_hash, status, body FROM idempotency_keys WHERE caller = $1 AND key = $2',
    [caller, key],
  );
  if (!stored.request_hash.equals(hash)) {
    throw new Problem(422, 'idempotency-key-reused', 'This Idempotency-Key was used for another request. Use a new one.');
  }
  return { status: stored.status, body: stored.body };
}

/** Answers of commands that were given an Idempotency-Key. */
export class Idempotency1763700000003 implements MigrationInterface {
  name = 'Idempotency1763700000003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE idempotency_keys (
        caller text NOT NULL,
        key text NOT NULL,
        request_hash bytea NOT NULL,
        status smallint,
        body jsonb,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        PRIMARY KEY (caller, key)
      );
      CREATE INDEX idempotency_keys_by_age ON idempotency_keys USING brin (created_at);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward');
  }
}
