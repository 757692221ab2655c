import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** The one row of thresholds of delivery. */
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
}
