import type { Authority, Permission } from '@engawa/auth';
import type { Words } from '@engawa/contracts';
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';
import type { Role } from '../access/roles.js';

@Entity('roles')
export class RoleRow implements Role {
  @PrimaryColumn('text')
  id!: string;

  @VersionColumn()
  version!: number;

  @Column('jsonb')
  name!: Words;

  @Column('text', { array: true })
  permissions!: Permission[];

  @Column('text')
  purpose!: string;

  @Column('jsonb')
  authority!: Authority;

  @Column('boolean', { name: 'for_partners' })
  forPartners!: boolean;
}
