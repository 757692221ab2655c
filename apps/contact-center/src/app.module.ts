import { Module } from '@nestjs/common';
import { OnCustomerDataExpired } from './consumers/on-customer-data-expired.js';
import { OnCustomerErased } from './consumers/on-customer-erased.js';
import { ContactsController } from './http/contacts.controller.js';
import { OrderAccess } from './http/order-access.js';
import { RemediesController } from './http/remedies.controller.js';
import { VocabularyController } from './http/vocabulary.controller.js';
import { ContactRecordIntake } from './intake/contact-record.js';

@Module({
  controllers: [ContactsController, RemediesController, VocabularyController, ContactRecordIntake, OnCustomerErased, OnCustomerDataExpired],
  providers: [OrderAccess],
})
export class AppModule {}
