import type { Words } from '@engawa/contracts';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Rule } from '../domain/rule.js';

/** A group of customers by a rule. A changed rule acts on a customer with the next fact about them. */
@Entity('segments')
export class Segment {
  @PrimaryColumn('text')
  id!: string;

  @VersionColumn()
  version!: number;

  @Column('jsonb')
  name!: Words;

  @Column('jsonb')
  rule!: Rule;

  /** Nobody enters or leaves an inactive segment. */
  @Column('boolean')
  active!: boolean;
}
