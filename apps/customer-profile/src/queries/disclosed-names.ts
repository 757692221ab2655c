import type { Words } from '@engawa/contracts';
import type { DataSource } from 'typeorm';
import { readPurposes } from '../db/read-purposes.js';
import type { Attribute } from '../domain/attributes.js';

/** How the company calls what is disclosed under the ids that it chose. */
export interface DisclosedNames {
  purposes: Map<string, Words>;
  attributes: Map<string, Pick<Attribute, 'name' | 'choices'>>;
}

export async function disclosedNames(db: DataSource): Promise<DisclosedNames> {
  const attributes = await db.query<Pick<Attribute, 'id' | 'name' | 'choices'>[]>('SELECT id, name, choices FROM attributes');
  return {
    purposes: new Map((await readPurposes(db)).map(({ id, name }) => [id, name])),
    attributes: new Map(attributes.map(({ id, ...each }) => [id, each])),
  };
}
