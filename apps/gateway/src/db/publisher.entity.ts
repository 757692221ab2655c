import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Publisher } from '../domain/publisher.js';

/** What a publisher may send, as the columns of a query by hand. */
export const RIGHTS = `kind, namespace, backfill, allowed_origins AS "allowedOrigins", browser_tracks AS "browserTracks",
  event_types AS "eventTypes", sources, items_per_minute AS "itemsPerMinute"`;

/** Who publishes. Its name stands in every event it sent, so it is never changed. */
@Entity('publishers')
export class PublisherRow implements Omit<Publisher, 'name'> {
  @PrimaryColumn('text', { name: 'name' })
  id!: string;

  @VersionColumn()
  version!: number;

  @Column('text')
  kind!: 'server' | 'browser';

  @Column('text')
  namespace!: string;

  @Column('boolean')
  backfill!: boolean;

  @Column('text', { array: true, name: 'allowed_origins' })
  allowedOrigins!: string[];

  @Column('text', { array: true, name: 'browser_tracks' })
  browserTracks!: string[];

  @Column('text', { array: true, name: 'event_types', nullable: true })
  eventTypes!: string[] | null;

  @Column('text', { array: true, nullable: true })
  sources!: string[] | null;

  @Column('integer', { name: 'items_per_minute', nullable: true })
  itemsPerMinute!: number | null;
}
