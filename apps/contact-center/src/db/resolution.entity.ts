import type { Words } from '@engawa/contracts';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** How a contact ended. */
@Entity('contact_resolutions')
export class Resolution {
  @PrimaryColumn('text')
  id!: string;

  @VersionColumn()
  version!: number;

  @Column('jsonb')
  label!: Words;

  @Column('boolean')
  active!: boolean;
}
