import type { Words } from '@engawa/contracts';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** The one row of thresholds and words of delivery. */
@Entity('delivery_settings')
export class DeliverySettings {
  /** Always `delivery`. */
  @PrimaryColumn('text')
  id!: string;

  @VersionColumn()
  version!: number;

  /** How long a message waits for an address that is still on its way. */
  @Column('int', { name: 'address_wait_seconds' })
  addressWaitSeconds!: number;

  /** How long to wait after each attempt that the mail server did not take for a passing reason; the last one repeats. */
  @Column('int', { name: 'retry_seconds', array: true })
  retrySeconds!: number[];

  /** Stands for `{{name}}` where no name is known, and for an honorific after it. */
  @Column('jsonb')
  nameless!: Words;

  /** Stands above the link under which one declines. */
  @Column('jsonb')
  footer!: Words;
}
