import { isUniqueViolation } from '@engawa/postgres';
import type { DataSource, EntityTarget } from 'typeorm';
import { idempotently, type IdempotentRequest } from './idempotency.js';
import { changedMeanwhile, versionFrom } from './if-match.js';
import { notFound, Problem } from './problem.js';

/** A row of settings, rules or words: it has an id, and a version that grows with every change. */
interface VersionedRow {
  id: string;
  version: number;
}

/** Adds a row, once for an Idempotency-Key. Throws a 409 when its id is taken. */
export async function createRow<R extends VersionedRow>(
  db: DataSource,
  request: IdempotentRequest,
  entity: EntityTarget<R>,
  values: Omit<R, 'version'>,
): Promise<R> {
  try {
    const answer = await idempotently(db, request, async (tx) => {
      const row = { ...values, version: 1 };
      await tx.createQueryBuilder().insert().into(entity).values(row as never).execute();
      return { status: 201, body: row as unknown as R };
    });
    return answer.body;
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new Problem(409, 'id-taken', 'There is one with this id already.', { errors: [{ pointer: '/id', detail: 'is taken' }] });
  }
}

/**
 * Replaces a row that the caller has read in the version it has now. Throws 404, 412 or 428, and 400 for a body that is
 * another row's: an id is not changed.
 */
export async function replaceRow<R extends VersionedRow>(
  db: DataSource,
  entity: EntityTarget<R>,
  id: string,
  ifMatch: string | undefined,
  values: Omit<R, 'version'>,
): Promise<R> {
  const version = versionFrom(ifMatch);
  if (values.id !== id) {
    const errors = [{ pointer: '/id', detail: 'is not the id that the address names' }];
    throw new Problem(400, 'another-id', 'The body is that of another row. An id is not changed.', { errors });
  }
  const changed = { ...values, id, version: version + 1 };
  const result = await db
    .createQueryBuilder()
    .update(entity)
    .set(changed as never)
    .where('id = :id AND version = :version', { id, version })
    .execute();
  if (result.affected === 1) return changed as unknown as R;
  const there = await db.getRepository(entity).findOneBy({ id } as never);
  throw there ? changedMeanwhile() : notFound('The row');
}
