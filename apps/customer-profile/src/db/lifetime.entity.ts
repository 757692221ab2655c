import type { Words } from '@engawa/contracts';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Lifetime } from '../domain/lifetime.js';

/** For how long one kind of data is kept. */
@Entity('lifetimes')
export class LifetimeRow implements Lifetime {
  @PrimaryColumn('text')
  id!: string;

  @VersionColumn()
  version!: number;

  @Column('int', { nullable: true })
  days!: number | null;

  @Column('int', { name: 'least_days', nullable: true })
  leastDays!: number | null;

  @Column('jsonb')
  name!: Words;

  @Column('jsonb')
  source!: Words;

  @Column('timestamptz', { name: 'in_force_at', nullable: true })
  inForceAt!: Date | null;
}
