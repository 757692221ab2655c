import type { Words } from '@engawa/contracts';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Attribute } from '../domain/attributes.js';

/** An attribute that the company declared. Its type never changes: what was said under it would mean something else. */
@Entity('attributes')
export class AttributeRow implements Attribute {
  @PrimaryColumn('text')
  id!: string;

  @VersionColumn()
  version!: number;

  @Column('jsonb')
  name!: Words;

  @Column('text')
  type!: Attribute['type'];

  @Column('jsonb')
  choices!: Attribute['choices'];

  @Column('boolean')
  retired!: boolean;
}
