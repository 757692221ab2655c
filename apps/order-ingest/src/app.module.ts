import { Module } from '@nestjs/common';
import { OnCustomerDataExpired } from './consumers/on-customer-data-expired.js';
import { OnCustomerErased } from './consumers/on-customer-erased.js';
import { OnCustomerRegrouped } from './consumers/on-customer-regrouped.js';
import { OnOrderPlaced } from './consumers/on-order-placed.js';
import { InternalController } from './http/internal.controller.js';
import { OrdersController } from './http/orders.controller.js';
import { OrderCancelIntake } from './intake/order-cancel.js';
import { OrderPlaceIntake } from './intake/order-place.js';
import { OrderShipIntake } from './intake/order-ship.js';

@Module({
  controllers: [OrdersController, InternalController, OrderPlaceIntake, OrderCancelIntake, OrderShipIntake, OnOrderPlaced, OnCustomerRegrouped, OnCustomerErased, OnCustomerDataExpired],
})
export class AppModule {}
