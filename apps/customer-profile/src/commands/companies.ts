import { idempotently, Problem, replaceRow, type IdempotentRequest } from '@engawa/http';
import { isUniqueViolation } from '@engawa/postgres';
import type { ProfileFields } from '@engawa/contracts';
import type { DataSource } from 'typeorm';
import { v7 as uuidv7 } from 'uuid';
import { CompanyRow } from '../db/company.entity.js';
import { corporateNumberViolation, plainCorporateNumber } from '../domain/corporate-number.js';
import { nameGrams } from '../domain/profile.js';

/** What is said of a company. */
export interface CompanyData {
  name: string;
  kana?: string | undefined;
  corporateNumber?: string | null | undefined;
  address?: ProfileFields['address'] | undefined;
}

/** A company with its version, without what it is searched by. */
export type SavedCompany = Omit<CompanyRow, 'grams'>;

/** Adds a company, once for an Idempotency-Key. Throws 400 for a 法人番号 that is none, and 409 for one that another company has. */
export async function addCompany(db: DataSource, request: IdempotentRequest, data: CompanyData, now: Date): Promise<SavedCompany> {
  const values = valuesOf(data);
  const answer = await asked(() =>
    idempotently(db, request, async (tx) => {
      const [id, { name, kana, corporateNumber, address, grams }] = [uuidv7(), values];
      await tx.query(
        'INSERT INTO companies (id, version, created_at, name, kana, corporate_number, address, grams) VALUES ($1, 1, $2, $3, $4, $5, $6, $7)',
        [id, now, name, kana, corporateNumber, address, grams],
      );
      return { status: 201, body: { id, version: 1, name, kana, corporateNumber, address } };
    }),
  );
  return answer.body;
}

/** Replaces a company that the caller has read in the version it has now. Throws 404, 412 or 428, and what adding one throws. */
export async function replaceCompany(db: DataSource, id: string, ifMatch: string | undefined, data: CompanyData): Promise<SavedCompany> {
  const { grams: _, ...saved } = await asked(() => replaceRow(db, CompanyRow, id, ifMatch, { id, ...valuesOf(data) }));
  return saved;
}

function valuesOf({ name, kana, corporateNumber, address }: CompanyData): Omit<CompanyRow, 'id' | 'version'> {
  const number = corporateNumber ? plainCorporateNumber(corporateNumber) : null;
  const violation = number === null ? undefined : corporateNumberViolation(number);
  if (violation) throw new Problem(400, 'invalid', 'Some fields are not as they must be.', { errors: [{ pointer: NUMBER, detail: violation }] });
  return { name, kana: kana ?? null, corporateNumber: number, address: address ? { ...address } : null, grams: nameGrams([name, kana]) };
}

const NUMBER = '/corporateNumber';

async function asked<T>(change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new Problem(409, 'number-taken', 'Another company has this corporate number.', { errors: [{ pointer: NUMBER, detail: 'is taken' }] });
  }
}
