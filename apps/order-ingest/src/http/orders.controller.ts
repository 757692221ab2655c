import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CallerOf, ForPartners, isOpenTo, recordClosed, Requires, type Caller } from '@engawa/auth';
import { OrderPlace, takeUndeclared } from '@engawa/contracts';
import { IdempotencyOf, idempotently, notFound, Problem, type IdempotentRequest } from '@engawa/http';
import { Changed, Shown } from '@engawa/service';
import { Clock } from '@engawa/timers';
import { DataSource } from 'typeorm';
import { cancelOrders } from '../commands/cancel-orders.js';
import { placeOrders, type PlaceOrder } from '../commands/place-orders.js';
import { orderId } from '../domain/order.js';
import { customersOf, findOrder, listOrders } from '../queries/list-orders.js';
import { CancelOrderDto, OrderDto, OrderListQuery, OrderPageDto, PlaceOrderDto } from './orders.dto.js';

@ApiTags('orders')
@Controller('api/orders')
export class OrdersController {
  constructor(
    private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  @Requires('orders.read')
  @ForPartners({ customer: 'customer' })
  @Get()
  @ApiOkResponse({ type: OrderPageDto })
  list(@Query() query: OrderListQuery) {
    return listOrders(this.db, query);
  }

  @Requires('orders.read')
  @ForPartners('own')
  @Get(':id')
  @ApiOkResponse({ type: OrderDto })
  async one(@Param('id') id: string, @CallerOf() { partner }: Caller, @Shown() shown: string[]) {
    shown.push(...(await customersOf(this.db, id)));
    if (partner && !shown.some((customer) => isOpenTo(partner, customer))) throw recordClosed();
    return (await findOrder(this.db, id)) ?? raise(notFound('The order'));
  }

  /** An order that came by phone, post or FAX and was typed in. */
  @Requires('orders.write')
  @Post()
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @ApiCreatedResponse({ type: OrderDto })
  async place(@Body() body: PlaceOrderDto, @IdempotencyOf() request: IdempotentRequest, @Changed() changed: string[]) {
    const undeclared = takeUndeclared(OrderPlace.data, body.order).map((pointer) => ({ pointer, detail: 'is not a field that can be set' }));
    const errors = [...undeclared, ...OrderPlace.check(body.order)].map((each) => ({ ...each, pointer: `/order${each.pointer}` }));
    if (errors.length > 0) throw new Problem(400, 'invalid', 'The order is not as it must be.', { errors });
    const data = body.order as PlaceOrder;
    const cause = { occurredAt: this.clock.now(), backfill: false };
    const answer = await idempotently(this.db, request, async (tx) => {
      const [order] = await placeOrders(tx, [{ data, cause }]);
      return { status: 201, body: { id: order!.id } };
    });
    changed.push(answer.body.id);
    return findOrder(this.db, answer.body.id);
  }

  /** By `<shop>:<number>`, or by the number alone in the main shop. */
  @Requires('orders.write')
  @Post(':id/cancel')
  @ApiHeader({ name: 'Idempotency-Key', required: false })
  @HttpCode(200)
  @ApiOkResponse({ type: OrderDto })
  async cancel(@Param('id') id: string, @Body() body: CancelOrderDto, @IdempotencyOf() request: IdempotentRequest, @Shown() shown: string[]) {
    const [shop = '', number = ''] = splitOnce(id);
    shown.push(...(await customersOf(this.db, orderId(shop, number))));
    const reject = () => {
      throw notFound('The order');
    };
    const cause = { occurredAt: this.clock.now(), backfill: false };
    await idempotently(this.db, request, async (tx) => {
      await cancelOrders(tx, [{ data: { shop, orderId: number, ...body }, cause, reject }]);
      return { status: 200, body: { id } };
    });
    return findOrder(this.db, orderId(shop, number));
  }
}

function splitOnce(id: string): string[] {
  const colon = id.indexOf(':');
  return colon < 0 ? ['main', id] : [id.slice(0, colon), id.slice(colon + 1)];
}

function raise(problem: Problem): never {
  throw problem;
}
