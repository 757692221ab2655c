import type { Identifier } from '@engawa/contracts';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { IdentityRule } from '../domain/identity-rules.js';

/** One kind of identifier. A changed rule counts for the facts that come from then on. */
@Entity('identity_rules')
export class IdentityRuleRow implements IdentityRule {
  @PrimaryColumn('text')
  id!: Identifier['kind'];

  @VersionColumn()
  version!: number;

  @Column('int')
  priority!: number;

  @Column('int', { nullable: true })
  most!: number | null;

  @Column('boolean')
  joins!: boolean;

  @Column('text', { array: true })
  blocked!: string[];

  @Column('text', { array: true })
  weak!: string[];
}
