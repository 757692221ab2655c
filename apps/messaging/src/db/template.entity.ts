import type { Words } from '@engawa/contracts';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** What a message says. `{{name}}` and the variables of a delivery are filled in. */
@Entity('templates')
export class Template {
  @PrimaryColumn('text')
  id!: string;

  @VersionColumn()
  version!: number;

  @Column('jsonb')
  subject!: Words;

  @Column('jsonb')
  body!: Words;
}
