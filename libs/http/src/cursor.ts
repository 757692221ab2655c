import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, isUUID, Max, MaxLength, Min } from 'class-validator';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { textViolation, timeViolation } from '@engawa/contracts';
import { Problem } from './problem.js';

/** Query of every list. */
export class PageQuery {
  @ApiPropertyOptional({ minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  limit = 50;

  @ApiPropertyOptional({ description: '`nextCursor` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  cursor?: string;
}

export interface Page<T> {
  items: T[];
  /** Null on the last page. */
  nextCursor: string | null;
}

/** A page from rows read with `limit + 1`: the one too many says that there is more. */
export function pageOf<T>(rows: T[], limit: number, cursorOf: (last: T) => [time: Date, id: string]): Page<T> {
  const items = rows.slice(0, limit);
  const more = rows.length > limit && items.length > 0;
  return { items, nextCursor: more ? encodeCursor(cursorOf(items.at(-1)!)) : null };
}

function encodeCursor(values: [time: Date, id: string]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * The time and the id of the row that a page ended with: every list here is ordered by both. Throws a 400 when it is not
 * a cursor of ours, before PostgreSQL would refuse it.
 */
export function decodeCursor(cursor: string | undefined, ids: 'uuid' | 'text' = 'uuid'): [time: string, id: string] | undefined {
  if (!cursor) return undefined;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const [time, id] = Array.isArray(values) && values.length === 2 ? (values as unknown[]) : [];
    if (isTime(time) && isText(id) && (ids === 'text' || isUUID(id))) return [time, id];
  } catch {
    // Falls through to the refusal below.
  }
  const errors = [{ pointer: '?cursor', detail: 'is not a cursor of this list' }];
  throw new Problem(400, 'invalid-cursor', 'Take nextCursor as it was given.', { errors });
}

const isText = (value: unknown): value is string => typeof value === 'string' && textViolation(value) === undefined;
const isTime = (value: unknown): value is string => isText(value) && timeViolation(value, Infinity) === undefined;
