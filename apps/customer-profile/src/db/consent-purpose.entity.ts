import type { Words } from '@engawa/contracts';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Basis, Purpose } from '../domain/consent.js';

/** What people are told, or asked whether they want to be. A changed wording is shown, and kept with what they say, from then on. */
@Entity('consent_purposes')
export class ConsentPurposeRow implements Purpose {
  @PrimaryColumn('text')
  id!: string;

  @VersionColumn()
  version!: number;

  @Column('jsonb')
  name!: Words;

  @Column('jsonb')
  wording!: Words;

  @Column('text')
  basis!: Basis;
}
