import { Module } from '@nestjs/common';
import { OnContactStopped } from './consumers/on-contact-stopped.js';
import { OnCustomerDataExpired } from './consumers/on-customer-data-expired.js';
import { OnCustomerErased } from './consumers/on-customer-erased.js';
import { OnCustomerRegrouped } from './consumers/on-customer-regrouped.js';
import { OnSegmentEntered } from './consumers/on-segment-entered.js';
import { MessagesController } from './http/messages.controller.js';
import { MessageDeliverIntake } from './intake/message-deliver.js';
import { MessageRecordIntake } from './intake/message-record.js';
import { DeliverMessages } from './jobs/deliver-messages.js';
import { ReconcileAttempts } from './jobs/reconcile-attempts.js';
import { CustomerReaches } from './providers/customer-reaches.js';
import { MailServer } from './providers/mail-server.js';

@Module({
  controllers: [MessagesController, MessageDeliverIntake, MessageRecordIntake, OnSegmentEntered, OnContactStopped, OnCustomerRegrouped, OnCustomerErased, OnCustomerDataExpired],
  providers: [MailServer, CustomerReaches, DeliverMessages, ReconcileAttempts],
})
export class AppModule {}
