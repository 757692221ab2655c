import type { Words } from '@engawa/contracts';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** What a message says. `{{name}}` and the variables of a delivery are filled in. */
@Entity('templates')
export class Template {
  @PrimaryColumn('text')
  id!: string;

  @VersionColumn()
  version!: number;

  /** One of customer-profile's consent purposes: whoever declined it there is not told. */
  @Column('text')
  purpose!: string;

  @Column('jsonb')
  subject!: Words;

  @Column('jsonb')
  body!: Words;
}
