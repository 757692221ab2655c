import { ExpiryAnswers1764870000001 } from '@engawa/erasure';
import { Idempotency1763700000003 } from '@engawa/http';
import { inboxMigrations } from '@engawa/inbox';
import { ContactStops1764644400000, KnownOrigins1763700000004 } from '@engawa/known-origins';
import { Outbox1763700000001 } from '@engawa/outbox';
import { Audit1764288000010 } from '@engawa/service';
import { timersMigrations } from '@engawa/timers';
import { SurveyPages1763700001001 } from './survey-pages.js';
import { Surveys1763700001000 } from './surveys.js';

export const migrations = [
  ...inboxMigrations,
  Outbox1763700000001,
  ...timersMigrations,
  Idempotency1763700000003,
  KnownOrigins1763700000004,
  Surveys1763700001000,
  SurveyPages1763700001001,
  Audit1764288000010,
  ContactStops1764644400000,
  ExpiryAnswers1764870000001,
];
