import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** What an administrator says of a person; name and roles are the identity provider's. */
@Entity('people')
export class PersonRow {
  @PrimaryColumn('uuid')
  id!: string;

  @VersionColumn()
  version!: number;

  @Column('text', { nullable: true })
  partner!: string | null;

  /** The last day, in Japan, on which they have access. */
  @Column('date', { name: 'ends_on', nullable: true })
  endsOn!: string | null;
}
