import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Requires } from '@engawa/auth';
import { DataSource } from 'typeorm';
import { customersOf } from '../queries/list-orders.js';
import { OrderIdDto } from './orders.dto.js';

/** What other services ask, never departments. */
@ApiExcludeController()
@Controller('internal')
export class InternalController {
  constructor(private readonly db: DataSource) {}

  /** contact-center asks whose an order is that somebody of a partner names: of none, where nobody placed it. */
  @Requires('orders.read')
  @Post('order-customers')
  @HttpCode(200)
  async customers(@Body() { order }: OrderIdDto): Promise<{ customers: string[] }> {
    return { customers: await customersOf(this.db, order) };
  }
}
