import type { Tx } from '@engawa/postgres';
import type { DataSource } from 'typeorm';
import { Attributes, type Attribute } from '../domain/attributes.js';

/** The attributes that are declared now. */
export async function readAttributes(db: DataSource | Tx): Promise<Attributes> {
  return new Attributes(await db.query<Attribute[]>('SELECT id, name, type, choices, retired FROM attributes'));
}
