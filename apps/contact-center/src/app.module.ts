import { Module } from '@nestjs/common';
import { ContactsController } from './http/contacts.controller.js';
import { VocabularyController } from './http/vocabulary.controller.js';
import { ContactRecordIntake } from './intake/contact-record.js';

@Module({ controllers: [ContactsController, VocabularyController, ContactRecordIntake] })
export class AppModule {}
