import { Controller, Get, Module, Post } from '@nestjs/common';
import { Open, Requires } from '@engawa/auth';
import { routesOf } from './index.js';

@Requires('orders.read')
@Controller('api/orders')
class Orders {
  @Get()
  list() {}

  @Requires('orders.write')
  @Post(':id/cancel')
  cancel() {}

  notARoute() {}
}

@Controller('api')
class Forgotten {
  @Open()
  @Get('health')
  health() {}

  @Get('secrets')
  secrets() {}
}

@Module({ controllers: [Orders] })
class Good {}
@Module({ controllers: [Orders, Forgotten] })
class Bad {}

describe('the routes of a service', () => {
  it('are told with what they need, declared at the method or at its controller', () => {
    expect(routesOf(Good)).toEqual([
      { method: 'GET', path: '/api/orders', needs: 'orders.read' },
      { method: 'POST', path: '/api/orders/:id/cancel', needs: 'orders.write' },
    ]);
  });

  it('cannot be told when one declares nothing', () => {
    expect(() => routesOf(Bad)).toThrow('GET /api/secrets declares no permission');
  });
});
