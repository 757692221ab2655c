import type { ProfileFields } from '@engawa/contracts';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** An organisation that customers are contact persons of. */
@Entity('companies')
export class CompanyRow {
  @PrimaryColumn('uuid')
  id!: string;

  @VersionColumn()
  version!: number;

  @Column('text')
  name!: string;

  @Column('text', { nullable: true })
  kana!: string | null;

  /** 法人番号 */
  @Column('text', { name: 'corporate_number', nullable: true })
  corporateNumber!: string | null;

  @Column('jsonb', { nullable: true })
  address!: ProfileFields['address'] | null;

  /** What it is searched by. */
  @Column('text', { array: true })
  grams!: string[];
}
