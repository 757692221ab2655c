import 'reflect-metadata';
import { Body, Controller, HttpCode, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';

/** The limit that the gateway is measured beside: Nest on Fastify that parses a JSON body and answers a few bytes. */
class Bare {
  take(body) {
    return { id: body.id };
  }
}
Controller('v1/events')(Bare);
const take = Object.getOwnPropertyDescriptor(Bare.prototype, 'take');
for (const decorate of [Post(), HttpCode(202)]) decorate(Bare.prototype, 'take', take);
Body()(Bare.prototype, 'take', 0);

class App {}
Module({ controllers: [Bare] })(App);

const app = await NestFactory.create(App, new FastifyAdapter(), { logger: ['error'] });
await app.listen(0, '127.0.0.1');
process.send({ origin: await app.getUrl() });
process.on('disconnect', () => process.exit());
