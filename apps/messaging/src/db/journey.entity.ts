import type { Words } from '@engawa/contracts';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Channel } from '../domain/delivery.js';

/** Who enters the segment gets the message, once in a customer's life with us. */
@Entity('journeys')
export class Journey {
  @PrimaryColumn('text')
  id!: string;

  @VersionColumn()
  version!: number;

  @Column('jsonb')
  name!: Words;

  /** Id of the segment whose entering starts it. */
  @Column('text')
  segment!: string;

  @Column('text')
  template!: string;

  /** Tried in this order. */
  @Column('text', { array: true })
  channels!: Channel[];

  @Column('boolean')
  active!: boolean;
}
