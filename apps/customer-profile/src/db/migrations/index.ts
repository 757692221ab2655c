import { Idempotency1763700000003 } from '@engawa/http';
import { inboxMigrations } from '@engawa/inbox';
import { Outbox1763700000001 } from '@engawa/outbox';
import { Audit1764288000010 } from '@engawa/service';
import { timersMigrations } from '@engawa/timers';
import { Attributes1764821000000 } from './attributes.js';
import { BlockedWords1764880000100 } from './blocked-words.js';
import { Consents1764720000000 } from './consents.js';
import { ContactStops1764644400000 } from './contact-stops.js';
import { Duplicates1764637200000 } from './duplicates.js';
import { DuplicatesOfCustomer1764880000300 } from './duplicates-of-customer.js';
import { EntriesByAge1764830000001 } from './entries-by-age.js';
import { Erasure1764820000001 } from './erasure.js';
import { Grouping1764547200000 } from './grouping.js';
import { Holds1764822000000 } from './holds.js';
import { IdentityRules1764547200001 } from './identity-rules.js';
import { ImportNames1764850000000 } from './import-names.js';
import { Imports1764810000000 } from './imports.js';
import { Lifetimes1764830000000 } from './lifetimes.js';
import { MembersWritten1764880000800 } from './members-written.js';
import { MoreForms1764880000101 } from './more-forms.js';
import { Notes1764806400000 } from './notes.js';
import { PartnerAccess1764288000001 } from './partner-access.js';
import { ProfileChanges1764648000000 } from './profile-changes.js';
import { Profile1763700001000 } from './profile.js';
import { ProfilesInPlace1764880000600 } from './profiles-in-place.js';
import { RefusedLines1764870000000 } from './refused-lines.js';
import { Relations1764840000000 } from './relations.js';
import { Review1764633600000 } from './review.js';
import { Search1763700001001 } from './search.js';
import { Transactions1764806400001 } from './transactions.js';
import { UsePurposes1764830000002 } from './use-purposes.js';
import { WiderSearch1764860000000 } from './wider-search.js';

export const migrations = [
  ...inboxMigrations,
  Outbox1763700000001,
  ...timersMigrations,
  Idempotency1763700000003,
  Profile1763700001000,
  Search1763700001001,
  PartnerAccess1764288000001,
  Audit1764288000010,
  Grouping1764547200000,
  IdentityRules1764547200001,
  Review1764633600000,
  Duplicates1764637200000,
  ContactStops1764644400000,
  ProfileChanges1764648000000,
  Consents1764720000000,
  Imports1764810000000,
  Erasure1764820000001,
  Notes1764806400000,
  Transactions1764806400001,
  Attributes1764821000000,
  Holds1764822000000,
  Relations1764840000000,
  Lifetimes1764830000000,
  EntriesByAge1764830000001,
  UsePurposes1764830000002,
  ImportNames1764850000000,
  WiderSearch1764860000000,
  RefusedLines1764870000000,
  BlockedWords1764880000100,
  MoreForms1764880000101,
  DuplicatesOfCustomer1764880000300,
  ProfilesInPlace1764880000600,
  MembersWritten1764880000800,
];
