import type { Words } from '@engawa/contracts';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** Why somebody was in contact. The customer's axis says what moved them, the deal's axis what it was about. */
@Entity('contact_reasons')
export class Reason {
  @PrimaryColumn('text')
  id!: string;

  @VersionColumn()
  version!: number;

  @Column('text')
  axis!: 'customer' | 'deal';

  /** The reason above it; two levels are used. */
  @Column('text', { nullable: true })
  parent!: string | null;

  @Column('jsonb')
  label!: Words;

  /** Inactive reasons are not offered any more; contacts recorded with them keep them. */
  @Column('boolean')
  active!: boolean;
}
