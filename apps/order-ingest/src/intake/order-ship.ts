import { Controller } from '@nestjs/common';
import { OrderShip } from '@engawa/contracts';
import { On, reported, type Batch } from '@engawa/inbox';
import { shipOrders } from '../commands/ship-orders.js';

/** Warehouses and carriers report parcels. */
@Controller()
export class OrderShipIntake {
  @On(OrderShip)
  async ship(batch: Batch<typeof OrderShip>): Promise<void> {
    await shipOrders(batch.tx, reported(batch));
  }
}
