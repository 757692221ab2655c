import { Module } from '@nestjs/common';
import { OnCustomerDataExpired } from './consumers/on-customer-data-expired.js';
import { OnCustomerErased } from './consumers/on-customer-erased.js';
import { OnCustomerRegrouped } from './consumers/on-customer-regrouped.js';
import { OnCustomerSpoke } from './consumers/on-customer-spoke.js';
import { OnOrderChanged } from './consumers/on-order-changed.js';
import { ReevaluationTimer } from './consumers/reevaluation-timer.js';
import { SegmentsController } from './http/segments.controller.js';

@Module({
  controllers: [SegmentsController, OnOrderChanged, OnCustomerSpoke, OnCustomerRegrouped, OnCustomerErased, OnCustomerDataExpired],
  providers: [ReevaluationTimer],
})
export class AppModule {}
