import type { Authority } from '@engawa/auth';
import type { Words } from '@engawa/contracts';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** An outsourced centre or an agency. */
@Entity('partners')
export class PartnerRow {
  @PrimaryColumn('text')
  id!: string;

  @VersionColumn()
  version!: number;

  @Column('jsonb')
  name!: Words;

  /** The last day, in Japan, on which its people have access. */
  @Column('date', { name: 'ends_on', nullable: true })
  endsOn!: string | null;

  /** The most that its people may promise whatever their role allows; null: what their role allows. */
  @Column('jsonb', { nullable: true })
  authority!: Authority | null;
}
