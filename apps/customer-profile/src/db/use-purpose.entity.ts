import type { Words } from '@engawa/contracts';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TakingPlace, UsePurpose } from '../domain/use-purpose.js';

/** One wording of a purpose; a changed one is another row, so that every one that people were ever told stays. */
@Entity('use_purposes')
export class UsePurposeRow implements UsePurpose {
  @PrimaryColumn('text')
  id!: string;

  @PrimaryColumn('int')
  version!: number;

  @Column('jsonb')
  wording!: Words;

  @Column('text', { array: true })
  places!: TakingPlace[];

  @Column('timestamptz')
  since!: Date;
}
