import { Module } from '@nestjs/common';
import { OnAnyFactConsumer } from './consumers/on-any-fact.js';
import { AttributesController } from './http/attributes.controller.js';
import { CompaniesController } from './http/companies.controller.js';
import { ContactStopController } from './http/contact-stop.controller.js';
import { ConsentsController } from './http/consents.controller.js';
import { CustomersController } from './http/customers.controller.js';
import { DuplicatesController } from './http/duplicates.controller.js';
import { FileBodies } from './http/file-bodies.js';
import { IdentityRulesController } from './http/identity-rules.controller.js';
import { ImportsController } from './http/imports.controller.js';
import { InternalController } from './http/internal.controller.js';
import { LegalHoldsController } from './http/legal-holds.controller.js';
import { LifetimesController } from './http/lifetimes.controller.js';
import { MergesController } from './http/merges.controller.js';
import { NotesController } from './http/notes.controller.js';
import { OneClickBodies } from './http/one-click-bodies.js';
import { OriginsController } from './http/origins.controller.js';
import { PreferencesController } from './http/preferences.controller.js';
import { ProfileController } from './http/profile.controller.js';
import { PurposesController } from './http/purposes.controller.js';
import { RelationsController } from './http/relations.controller.js';
import { RightsCasesController } from './http/rights-cases.controller.js';
import { TimelineController } from './http/timeline.controller.js';
import { TimelineStreamController } from './http/timeline-stream.controller.js';
import { TimelineStreams } from './http/timeline-streams.js';
import { UsePurposesController } from './http/use-purposes.controller.js';
import { ConsentRecordIntake } from './intake/consent-record.js';
import { CustomerIdentifyIntake } from './intake/customer-identify.js';
import { DeletionConfirmIntake } from './intake/deletion-confirm.js';
import { ErasureConfirmIntake } from './intake/erasure-confirm.js';
import { WebTouchIntake } from './intake/web-touch.js';
import { DeleteExpired } from './jobs/delete-expired.js';
import { EraseCustomers } from './jobs/erase-customers.js';
import { RunImports } from './jobs/run-imports.js';

@Module({
  controllers: [
    CustomersController,
    MergesController,
    OriginsController,
    ContactStopController,
    ConsentsController,
    PreferencesController,
    UsePurposesController,
    PurposesController,
    DuplicatesController,
    IdentityRulesController,
    ProfileController,
    AttributesController,
    RelationsController,
    CompaniesController,
    RightsCasesController,
    LegalHoldsController,
    LifetimesController,
    ImportsController,
    TimelineController,
    NotesController,
    TimelineStreamController,
    InternalController,
    CustomerIdentifyIntake,
    ConsentRecordIntake,
    ErasureConfirmIntake,
    DeletionConfirmIntake,
    WebTouchIntake,
    OnAnyFactConsumer,
  ],
  providers: [TimelineStreams, OneClickBodies, FileBodies, EraseCustomers, DeleteExpired, RunImports],
})
export class AppModule {}
