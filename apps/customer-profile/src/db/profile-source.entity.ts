import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** Somebody who says what is known of customers. A changed priority counts for what is said and read from then on. */
@Entity('profile_sources')
export class ProfileSourceRow {
  /** `desk`, or the service that took the report. */
  @PrimaryColumn('text')
  id!: string;

  @VersionColumn()
  version!: number;

  @Column('int')
  priority!: number;
}
