import type { Words } from '@engawa/contracts';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Channel, Question, SurveyKind } from '../domain/survey.js';

/** A survey: what is asked, and when. */
@Entity('surveys')
export class Survey {
  @PrimaryColumn('text')
  id!: string;

  @VersionColumn()
  version!: number;

  @Column('text')
  kind!: SurveyKind;

  @Column('jsonb')
  title!: Words;

  @Column('jsonb')
  questions!: Question[];

  /** `contact.closed`: asked when a contact is completed. Null: nothing asks it by itself. */
  @Column('text', { nullable: true })
  trigger!: 'contact.closed' | null;

  /** Id of messaging's template that invites. */
  @Column('text')
  template!: string;

  /** The same customer is not asked again within so many days. */
  @Column('int', { name: 'rest_days' })
  restDays!: number;

  /** How the invitation is sent, tried in this order. */
  @Column('text', { array: true })
  channels!: Channel[];

  /** A link can be answered for so many days. */
  @Column('int', { name: 'link_days' })
  linkDays!: number;

  @Column('boolean')
  active!: boolean;
}
